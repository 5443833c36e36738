// The overloads differ in the type of the model, so that optional options cannot make a call ambiguous.
#pragma warning disable RS0026
using Microsoft.Extensions.AI;

namespace EvalKit.Judging;

/// <summary>The judges of summaries.</summary>
public static partial class Judges
{
    /// <summary>
    /// How good is a summary of a document? A number from 0 to 1, the least of <c>alignment</c> (the share of its claims that the document supports) and <c>coverage</c> (the share of the
    /// document's key facts that it covers), which are feedbacks of their own. The document is the passages that the app tells (<c>context</c>), else the inputs; key facts are the
    /// case's <c>expected_facts</c> where it has them, else those that the judge finds. Two model calls a trial. In preview: named <c>summarization_preview</c>.
    /// </summary>
    /// <param name="model">The model's URI, such as <c>openai:/gpt-4.1-mini</c>.</param>
    /// <param name="options">Name and threshold; null for the defaults.</param>
    /// <exception cref="EvalKitException">The URI is malformed, or the threshold is not from 0 to 1.</exception>
    public static IScorer Summarization(string model, SummarizationOptions? options = null) =>
        new SummarizationScorer([.. SummarizationScorer.JudgeNames.Select(j => Of(j, model, name: null))], options ?? new());

    /// <summary>As <see cref="Summarization(string, SummarizationOptions?)"/>, with a client of your own.</summary>
    /// <param name="client">The client; it stays yours to dispose.</param>
    /// <param name="options">Name and threshold; null for the defaults.</param>
    /// <exception cref="EvalKitException">The threshold is not from 0 to 1.</exception>
    public static IScorer Summarization(IChatClient client, SummarizationOptions? options = null) =>
        new SummarizationScorer([.. SummarizationScorer.JudgeNames.Select(j => Of(j, client))], options ?? new());
}
