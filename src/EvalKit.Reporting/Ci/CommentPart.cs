using System.Text;
using System.Text.Json.Serialization;
using EvalKit.Reporting.Markdown;
using EvalKit.Reporting.Text;

namespace EvalKit.Reporting.Ci;

/// <summary>What one suite says in the comment of its session, in Markdown. Immutable.</summary>
/// <param name="Suite">The suite's name.</param>
/// <param name="Verdict">Its verdict.</param>
/// <param name="Sentence">The verdict in one sentence.</param>
/// <param name="Gates">The gate lines.</param>
/// <param name="Body">The gate lines and all sections.</param>
internal sealed record CommentPart(string Suite, [property: JsonConverter(typeof(JsonStringEnumConverter<Verdict>))] Verdict Verdict, string Sentence, string Gates, string Body)
{
    private const int MaxGates = 20;

    public static CommentPart Of(EvalRun run, MarkdownSummaryOptions options)
    {
        var gates = new StringBuilder();
        MarkdownList.Write(gates, run.Gates, MaxGates, MarkdownSummary.GateText);
        return new CommentPart(
            run.Results.Record.Suite, run.Verdict, VerdictText.Sentence(run, MarkdownText.Name), gates.ToString(), MarkdownSummary.RenderBody(run, options));
    }
}
