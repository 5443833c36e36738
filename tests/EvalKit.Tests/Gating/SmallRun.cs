using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace EvalKit.Tests.Gating;

/// <summary>A run written in a test: cases in rows, feedback in columns, repeats as further rows of a case.</summary>
internal static class SmallRun
{
    public static readonly DateTimeOffset Start = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    public static FeedbackInfo Bool(string name = "correct") => new(name, FeedbackValueKind.Bool);

    public static FeedbackInfo Share(string name = "f1") => new(name, FeedbackValueKind.Number) { Minimum = 0, Maximum = 1 };

    public static FeedbackInfo Latency() => new("latency", FeedbackValueKind.Number) { Minimum = 0, Unit = "ms", Polarity = Polarity.LowerIsBetter };

    public static FeedbackInfo Category(string name = "tone") => new(name, FeedbackValueKind.Category);

    /// <summary>One case a value; null is unscored.</summary>
    public static RunResults Of(FeedbackInfo info, IEnumerable<object?> values, Func<int, string?>? cluster = null) =>
        Of([.. values.Select((v, i) => (Id(i), Cells: new[] { v }))], [info], cluster);

    /// <summary>Rows of any shape: several rows of one id are its repeats; a cell is a value, an error kind or null.</summary>
    public static RunResults Of(IReadOnlyList<(string Id, object?[] Cells)> rows, IReadOnlyList<FeedbackInfo> infos, Func<int, string?>? cluster = null)
    {
        var all = infos.Prepend(new FeedbackInfo("app_ok", FeedbackValueKind.Bool)).ToList();
        var trials = rows.Select((r, i) => new TrialRow(
            new EvalCase { Id = r.Id, CaseHash = Hash(r.Id), Cluster = cluster?.Invoke(i) },
            new Trial { TraceId = TraceId(i), CaseId = r.Id, Status = TrialStatus.Ok, Output = AppOutput.FromText($"answer {i}"), OutputHash = Hash($"answer {i}") })).ToList();
        var columns = all.Select((info, column) => new FeedbackColumn(
            info, [.. rows.Select((r, i) => Cell(info, i, column == 0 ? true : r.Cells[column - 1]))])).ToList();
        return new RunResults(Record(rows.Select(r => r.Id).Distinct().Count(), all), trials, columns);
    }

    /// <summary>The run with what its judge's provider told of the model that answered.</summary>
    public static RunResults Served(RunResults run, string feedback, string model, string served) => new(run.Record, run.Rows, [.. run.Columns.Select(c => c.Info.Name != feedback
        ? c
        : c with { Cells = [.. c.Cells.Select(f => f is null ? null : f with { Metadata = new JsonObject { ["model"] = model, [FeedbackMetadata.ServedModel] = served } })] })]);

    public static string Id(int i) => string.Create(CultureInfo.InvariantCulture, $"case-{i:0000}");

    /// <summary>The fingerprint of a feedback's scorer.</summary>
    public static string Source(string feedback) => Hash($"scorer of {feedback}");

    private static Feedback? Cell(FeedbackInfo info, int row, object? cell)
    {
        var feedback = new Feedback
        {
            Id = $"{info.Name}-{row}",
            TraceId = TraceId(row),
            Name = info.Name,
            Source = new FeedbackSource(info.ScorerKind == ScorerKind.Judge ? SourceKind.LlmJudge : SourceKind.Code, Source(info.Name)),
        };
        return cell switch
        {
            null => null,
            FeedbackErrorKind kind => feedback with { Error = new FeedbackError(kind, "it failed") },
            bool pass => feedback with { Value = FeedbackValue.Of(pass), Passed = pass },
            string label when info.ValueKind == FeedbackValueKind.Text => feedback with { Value = FeedbackValue.OfText(label) },
            string label => feedback with { Value = FeedbackValue.OfCategory(label) },
            (double number, bool pass) => feedback with { Value = FeedbackValue.Of(number), Passed = pass },
            _ => feedback with { Value = FeedbackValue.Of(Convert.ToDouble(cell, CultureInfo.InvariantCulture)) },
        };
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string TraceId(int i) => (i + 1).ToString("x32", CultureInfo.InvariantCulture);

    private static RunRecord Record(int cases, IReadOnlyList<FeedbackInfo> feedbacks) => new()
    {
        Id = "019c1440-8a00-7000-8000-000000000001",
        SessionId = "019c1440-8a00-7000-8000-000000000000",
        Experiment = "faq",
        Suite = "faq",
        State = RunState.Completed,
        TotalCases = cases,
        SelectedCases = cases,
        Dataset = "faq",
        DatasetHash = "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef",
        SuiteFingerprint = Hash("suite"),
        AppFingerprint = Hash("app"),
        Feedbacks = feedbacks,
        StartedAt = Start,
        EndedAt = Start,
    };
}
