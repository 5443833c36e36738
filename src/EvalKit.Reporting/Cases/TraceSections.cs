using System.Globalization;
using EvalKit.Reporting.Text;
using EvalKit.Reporting.Traces;

namespace EvalKit.Reporting.Cases;

/// <summary>The traces of a trial as trees of spans, each with its time and, folded, what it was given and gave.</summary>
internal static class TraceSections
{
    private const int MostSpans = 500;

    /// <summary>A section for what the app did, and one for each judge that was traced.</summary>
    /// <param name="traces">The traces.</param>
    /// <param name="feedback">The trial's feedback, whose metadata name the traces of judges.</param>
    public static IEnumerable<CaseSection> Of(IReadOnlyList<TraceRecord> traces, IReadOnlyList<Feedback> feedback)
    {
        var number = 0;
        foreach (var trace in traces.OrderBy(t => t.IsOfTrial ? 0 : 1))
        {
            var judge = feedback.FirstOrDefault(f => (string?)f.Metadata?[FeedbackMetadata.TraceId] == trace.TraceId)?.Name;
            yield return new CaseSection(trace.IsOfTrial ? "trace" : $"trace of {judge ?? FormattableString.Invariant($"judgement {++number}")}", LeftOut(trace))
            {
                Children = Tree(SpanTree.Read(trace.Spans, MostSpans)),
                StartsFolded = true,
            };
        }
    }

    private static string? LeftOut(TraceRecord trace)
    {
        var more = trace.DroppedSpans + Math.Max(0, trace.Spans.Count - MostSpans);
        return more > 0 ? string.Create(CultureInfo.InvariantCulture, $"{more} more spans are not shown") : null;
    }

    /// <summary>The spans as sections inside of each other. They come in the order of the tree, each with its depth.</summary>
    private static List<CaseSection> Tree(IReadOnlyList<ShownSpan> spans)
    {
        var at = 0;
        return Below(0);

        List<CaseSection> Below(int depth)
        {
            var sections = new List<CaseSection>();
            while (at < spans.Count && spans[at].Depth >= depth)
            {
                var span = spans[at++].Span;
                sections.Add(Section(span, number: sections.Count + 1, inside: Below(depth + 1)));
            }

            return sections;
        }
    }

    private static CaseSection Section(Span span, int number, List<CaseSection> inside) =>
        new($"{VerdictText.Number(number)} {span.Name}", $"{NumberText.Milliseconds(span.Duration)}{(span.StatusMessage is { Length: > 0 } said ? $", {said}" : "")}")
        {
            Verdict = span.Status == SpanStatus.Error ? Verdict.Invalid : null,
            Children = [.. Details(span), .. inside],
        };

    private static IEnumerable<CaseSection> Details(Span span)
    {
        if (span.Attributes.Count > 0)
        {
            yield return new CaseSection("attributes") { Children = [.. span.Attributes.Select(a => JsonSections.Of(a.Key, a.Value) ?? new CaseSection(a.Key, "null"))], StartsFolded = true };
        }

        if (span.Events.Count > 0)
        {
            yield return new CaseSection("events")
            {
                Children = [.. span.Events.Select((e, i) => new CaseSection($"{VerdictText.Number(i + 1)} {e.Name}") { Children = [.. e.Attributes.Select(a => JsonSections.Of(a.Key, a.Value) ?? new CaseSection(a.Key, "null"))] })],
                StartsFolded = true,
            };
        }
    }
}
