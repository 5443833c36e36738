using EvalKit.Chat;
using Microsoft.Extensions.AI;

namespace EvalKit.Judging;

/// <summary>Scorers whose verdict a language model gives. A judge named by a model URI gets its client from the run, with recording and replay around it.</summary>
public static class Judges
{
    private const string CorrectnessName = "correctness";

    /// <summary>Is the answer correct, given what is expected? Needs <c>outputs</c> and <c>expected_response</c> or <c>expected_facts</c>; a bool, yes passes.</summary>
    /// <param name="model">The model's URI, such as <c>openai:/gpt-4.1-mini</c> or <c>local:/short-answer</c>.</param>
    /// <param name="name">The feedback's name; null for <c>correctness</c>.</param>
    /// <exception cref="EvalKitException">The URI is malformed.</exception>
    public static IScorer Correctness(string model, string? name = null) => new JudgeScorer(JudgeFile.Embedded(CorrectnessName), ModelUri.Parse(model), name);

    /// <summary>As <see cref="Correctness(string, string?)"/>, asking a client of your own, without recording.</summary>
    /// <param name="client">The client; it stays yours to dispose.</param>
    public static IScorer Correctness(IChatClient client) => Ask(JudgeFile.Embedded(CorrectnessName), client);

    /// <summary>A judge of a file of your own.</summary>
    /// <param name="path">The path of the Markdown file.</param>
    /// <param name="model">The model's URI.</param>
    /// <param name="name">The feedback's name; null for the one in the file.</param>
    /// <exception cref="EvalKitException">The file is absent or malformed (with file and line), or the URI is.</exception>
    public static IScorer FromFile(string path, string model, string? name = null) => new JudgeScorer(JudgeFile.Load(path), ModelUri.Parse(model), name);

    /// <summary>A judge of a file of your own, asking a client of your own, without recording.</summary>
    /// <param name="path">The path of the Markdown file.</param>
    /// <param name="client">The client; it stays yours to dispose.</param>
    /// <exception cref="EvalKitException">The file is absent or malformed; the message names file and line.</exception>
    public static IScorer FromFile(string path, IChatClient client) => Ask(JudgeFile.Load(path), client);

    private static IScorer Ask(JudgeFile judge, IChatClient client)
    {
        var model = ModelUri.Of(client);
        return new JudgeScorer(judge, model, name: null).Bind(ChatStack.Asking(client, model));
    }
}
