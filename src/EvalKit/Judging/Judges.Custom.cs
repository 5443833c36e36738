using EvalKit.Chat;
using Microsoft.Extensions.AI;

namespace EvalKit.Judging;

/// <summary>Judges of the user's own.</summary>
public static partial class Judges
{
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

    /// <summary>
    /// A judge of instructions that answers yes or no, of which yes passes. EvalKit adds what they need not say: the case in blocks that it cannot end (inputs,
    /// expectations, passages where there are any, the answer), and the form of the reply. Needs <c>outputs</c>.
    /// </summary>
    /// <param name="name">The judge's name in snake_case: names feedback and recordings.</param>
    /// <param name="instructions">
    /// When which verdict is due. A template as in a judge file: <c>{{ inputs.language }}</c> is the case's input. One that names <c>{{ trace }}</c> reads the trace of the trial too; see
    /// <see cref="TraceReading"/>.
    /// </param>
    /// <param name="model">The model's URI.</param>
    /// <exception cref="EvalKitException">The name is not snake_case, the instructions are empty or no template, or the URI is malformed.</exception>
    public static IScorer FromInstructions(string name, string instructions, string model) => FromInstructions(name, instructions, model, verdict: null);

    /// <summary>As <see cref="FromInstructions(string, string, string)"/>, with a verdict of another form.</summary>
    /// <param name="name">The judge's name in snake_case.</param>
    /// <param name="instructions">When which verdict is due.</param>
    /// <param name="model">The model's URI.</param>
    /// <param name="verdict">What may be answered; null for yes or no.</param>
    /// <exception cref="EvalKitException">The name is not snake_case, the instructions are empty or no template, or the URI is malformed.</exception>
    public static IScorer FromInstructions(string name, string instructions, string model, VerdictForm? verdict) =>
        new JudgeScorer(JudgeInstructions.Of(name, instructions, verdict), ModelUri.Parse(model), name: null);

    /// <summary>As <see cref="FromInstructions(string, string, string, VerdictForm?)"/>, with a client of your own.</summary>
    /// <param name="name">The judge's name in snake_case.</param>
    /// <param name="instructions">When which verdict is due.</param>
    /// <param name="client">The client; it stays yours to dispose.</param>
    /// <param name="verdict">What may be answered; null for yes or no.</param>
    /// <exception cref="EvalKitException">The name is not snake_case, or the instructions are empty or no template.</exception>
    public static IScorer FromInstructions(string name, string instructions, IChatClient client, VerdictForm? verdict) =>
        Ask(JudgeInstructions.Of(name, instructions, verdict), client);
}
