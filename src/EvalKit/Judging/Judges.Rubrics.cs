using EvalKit.Chat;
using Microsoft.Extensions.AI;

namespace EvalKit.Judging;

/// <summary>Judges of rubrics and of judge files that are at hand.</summary>
public static partial class Judges
{
    /// <summary>Which level of a rubric does the answer reach? A number: the level's. Needs <c>outputs</c>; inputs and <c>expected_response</c> are shown where they are.</summary>
    /// <param name="rubric">The rubric.</param>
    /// <param name="model">The model's URI, such as <c>openai:/gpt-4.1-mini</c>.</param>
    /// <exception cref="EvalKitException">The rubric or the URI is wrong.</exception>
    public static IScorer Rubric(Rubric rubric, string model)
    {
        ArgumentNullException.ThrowIfNull(rubric);
        return Of(RubricPrompt.Of(rubric), model, rubric.Name);
    }

    /// <summary>A judge of a file that was read, or changed by <c>with</c>: one with examples, say.</summary>
    /// <param name="judge">The judge.</param>
    /// <param name="model">The model's URI.</param>
    /// <param name="name">The feedback's name; null for the judge's.</param>
    /// <exception cref="EvalKitException">The URI is malformed, or an example's label is no verdict of the judge.</exception>
    public static IScorer Of(JudgeFile judge, string model, string? name = null) => new JudgeScorer(judge, ModelUri.Parse(model), name);

    /// <summary>As <see cref="Of(JudgeFile, string, string?)"/>, asking a client of your own, without recording.</summary>
    /// <param name="judge">The judge.</param>
    /// <param name="client">The client; it stays yours to dispose.</param>
    public static IScorer Of(JudgeFile judge, IChatClient client) => Ask(judge, client);
}
