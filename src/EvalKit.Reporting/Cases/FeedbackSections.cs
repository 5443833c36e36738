using EvalKit.Reporting.Text;

namespace EvalKit.Reporting.Cases;

/// <summary>The feedback of a case: as marks in one line, and as parts of its page.</summary>
internal sealed class FeedbackSections(RunResults results)
{
    private const int LongestValue = 40;

    /// <summary>Each feedback that the case has, over its repeats.</summary>
    public IEnumerable<string> Marks(ReportCase reportCase)
    {
        foreach (var column in results.Columns)
        {
            var cells = Enumerable.Range(reportCase.FirstRow, reportCase.RowCount).Select(row => column.Cells[row]).OfType<Feedback>().ToList();
            if (cells.Count > 0)
            {
                var mark = cells.Select(VerdictOf).Max() is { } worst ? $"{VerdictText.Glyph(worst)} " : "";
                yield return $"{mark}{column.Info.Name} {ChangeOf(reportCase, column.Info.Name) ?? Summary(cells, column.Info)}".TrimEnd();
            }
        }
    }

    /// <summary>The feedback of one trial.</summary>
    public IEnumerable<CaseSection> Of(ReportCase reportCase, int row) => results.Columns
        .Select(c => c.Cells[row])
        .OfType<Feedback>()
        .Select(f => new CaseSection(f.Name, Value(f) + (ChangeOf(reportCase, f.Name) is { } change ? $" ({change})" : ""))
        {
            Verdict = VerdictOf(f),
            StartsFolded = VerdictOf(f) is not (Verdict.Fail or Verdict.Invalid),
            Children = [.. Parts(f).Where(p => p.Text is not null || p.Children.Count > 0)],
        });

    private static IEnumerable<CaseSection> Parts(Feedback feedback) =>
    [
        new("value", feedback.Value?.ToString()),
        new("passed", feedback.Passed is { } passed ? (passed ? "true" : "false") : null),
        new("rationale", feedback.Rationale),
        new("error", feedback.Error is { } error ? $"{JsonDocumentWriter.Name(error.Kind)}: {error.Message}" : null),
        new("raw reply", feedback.Error?.Raw),
        new("source", $"{JsonDocumentWriter.Name(feedback.Source.Kind)} {feedback.Source.Id}"),
        new("metadata") { StartsFolded = true, Children = [.. (feedback.Metadata ?? []).Select(m => new CaseSection(m.Key, JsonSections.Text(m.Value)))] },
    ];

    private string? ChangeOf(ReportCase reportCase, string feedback) =>
        reportCase.Changes.FirstOrDefault(c => c.Feedback == feedback) is { } change ? ChangeText.Of(change, results) : null;

    /// <summary>What the mark does not say yet: of repeats how many pass, of one trial its number or label.</summary>
    private static string Summary(List<Feedback> cells, FeedbackInfo info) => cells switch
    {
        [{ Value: { Kind: FeedbackValueKind.Bool }, Passed: not null }] => "",
        [{ Value.Number: { } number } only] when only.Value.Kind == FeedbackValueKind.Number => NumberText.Value(number, info),
        [var only] => Value(only),
        _ => FormattableString.Invariant($"{cells.Count(c => c.Passed ?? c.State == FeedbackState.Value)}/{cells.Count}"),
    };

    private static string Value(Feedback feedback) => feedback.State switch
    {
        FeedbackState.Value => ShortText.Of(feedback.Value!.ToString(), LongestValue),
        FeedbackState.Error => JsonDocumentWriter.Name(feedback.Error!.Kind),
        _ => "not scored",
    };

    /// <summary>A null where there is nothing to decide: a feedback without a pass rule, or one that was not scored.</summary>
    private static Verdict? VerdictOf(Feedback feedback) => feedback switch
    {
        { State: FeedbackState.Error } => Verdict.Invalid,
        { Passed: { } passed } => passed ? Verdict.Pass : Verdict.Fail,
        _ => null,
    };
}
