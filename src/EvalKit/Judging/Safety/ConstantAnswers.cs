using System.Text.Json.Nodes;

namespace EvalKit.Judging.Safety;

/// <summary>
/// Marks answers that an app gives to several different cases without being right in any of them: one constant text can win over a judge (Zheng et al. 2024, arXiv 2410.07137), and
/// only the run as a whole shows it. It is a finding beside the judgements and changes none.
/// </summary>
internal static class ConstantAnswers
{
    /// <summary>Two equal answers happen: two questions about one author. Three are looked at.</summary>
    public const int FewestCases = 3;

    /// <summary>The results with the finding in each judgement of such an answer: how many cases got it.</summary>
    public static RunResults Mark(RunResults results)
    {
        if (!results.Columns.Any(c => c.Info.ScorerKind == ScorerKind.Judge))
        {
            return results;
        }

        var cases = Counts(results.Rows);
        return cases.Count == 0
            ? results
            : new RunResults(results.Record, results.Rows, [.. results.Columns.Select(c => IsMain(c, results) ? Marked(c, results.Rows, cases) : c)]) { Canaries = results.Canaries, SupersededTrials = results.SupersededTrials, SupersededFeedback = results.SupersededFeedback };
    }

    /// <summary>A judge's first feedback; the others rest on the same judgement.</summary>
    private static bool IsMain(FeedbackColumn column, RunResults results) =>
        column.Info.ScorerKind == ScorerKind.Judge
        && (column.Info.ScorerFingerprint.Length == 0 || results.Columns.First(c => c.Info.ScorerFingerprint == column.Info.ScorerFingerprint) == column);

    /// <summary>For each output's hash the number of different cases in which it stands and is not an accepted answer, from <see cref="FewestCases"/> on.</summary>
    private static Dictionary<string, int> Counts(IReadOnlyList<TrialRow> rows) =>
        rows.Where(r => r.Trial.OutputHash is not null && r.Trial.Output is not null && !IsAccepted(r))
            .GroupBy(r => r.Trial.OutputHash!, StringComparer.Ordinal)
            .Select(g => (Hash: g.Key, Cases: g.Select(r => r.Case.Id).Distinct(StringComparer.Ordinal).Count()))
            .Where(g => g.Cases >= FewestCases)
            .ToDictionary(g => g.Hash, g => g.Cases, StringComparer.Ordinal);

    private static FeedbackColumn Marked(FeedbackColumn column, IReadOnlyList<TrialRow> rows, Dictionary<string, int> cases) =>
        column with { Cells = [.. column.Cells.Select((cell, row) => cell is not null && !IsOfConversation(cell) && CountOf(rows[row], cases) is { } count ? Marked(cell, count) : cell)] };

    /// <summary>Conversations may well end with the same words.</summary>
    private static bool IsOfConversation(Feedback cell) => cell.Metadata?.ContainsKey(FeedbackMetadata.Turns) == true;

    private static int? CountOf(TrialRow row, Dictionary<string, int> cases) =>
        row.Trial.OutputHash is { } hash && cases.TryGetValue(hash, out var count) && !IsAccepted(row) ? count : null;

    private static Feedback Marked(Feedback cell, int cases)
    {
        var metadata = (JsonObject?)cell.Metadata?.DeepClone() ?? [];
        Findings.Add(metadata, FindingNames.ConstantAnswer, cases);
        return cell with { Metadata = metadata };
    }

    private static bool IsAccepted(TrialRow row) => TrivialAnswers.IsAccepted(row.Trial.Output!.Text, row.Case);
}
