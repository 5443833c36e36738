using System.Globalization;
using System.Text.Json.Nodes;

namespace EvalKit.TestUtils;

/// <summary>Builds the run, baseline and gates of a golden case.</summary>
internal static class GoldenRun
{
    private const string AppOk = "app_ok";
    private const string NoKey = "nokey";
    private static readonly DateTimeOffset Start = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    public static RunResults Results(GoldenGateCase golden)
    {
        var size = Size(golden);
        var clusters = golden.Clusters is null ? null : RunLength.Expand(golden.Clusters);
        var rows = Enumerable.Range(0, size).Select(i => new TrialRow(Case(i, clusters?[i]), Trial(i))).ToList();
        var app = golden.App is null ? Enumerable.Repeat("1", size).ToList() : RunLength.Expand(golden.App);
        List<FeedbackColumn> columns = [Column(new FeedbackInfo(AppOk, FeedbackValueKind.Bool), SourceKind.Code, "app_ok", app)];
        columns.AddRange(golden.Columns.Select(c => Column(Info(c), Kind(c), c.Source, RunLength.Expand(c.Candidate))));
        return new RunResults(Record(golden, size, columns), rows, columns);
    }

    public static Baseline Baseline(GoldenGateCase golden)
    {
        var size = Size(golden);
        var app = golden.BaselineApp is null ? Enumerable.Repeat("1", size).ToList() : RunLength.Expand(golden.BaselineApp);
        var columns = golden.Columns.Select(c => (Column: c, Values: RunLength.Expand(c.Baseline!))).ToList();
        return new Baseline
        {
            Suite = "golden",
            Origin = "baselines/golden.jsonl",
            DatasetHash = "d",
            App = "app-1",
            BlessedAt = Start,
            Cases =
            [
                .. Enumerable.Range(0, size).Where(i => columns[0].Values[i] != "new").Select(i => new BaselineCase(
                    Id(i),
                    i < golden.ChangedCases ? $"other-{i}" : Hash(i),
                    null,
                    1,
                    columns.Select(c => (Name: c.Column.Name, Feedback: Kept(Info(c.Column), c.Values[i], c.Column.BaselineSource)))
                        .Append((Name: AppOk, Feedback: Kept(new FeedbackInfo(AppOk, FeedbackValueKind.Bool), app[i], "app_ok")))
                        .Where(f => f.Feedback is not null)
                        .ToDictionary(f => f.Name, f => f.Feedback!, StringComparer.Ordinal))),
            ],
        };
    }

    public static Gate Gate(GoldenColumn column)
    {
        var gate = column.Gate;
        return new Gate(MetricName.Parse(gate["metric"]?.GetValue<string>() ?? column.Name))
        {
            AtLeast = gate["at_least"]?.GetValue<double>(),
            AtMost = gate["at_most"]?.GetValue<double>(),
            MaxDrop = Margin(gate["max_drop"]),
            MaxRise = Margin(gate["max_rise"]),
            Each = gate["each"]?.GetValue<bool>() ?? false,
            OnPoint = gate["on"]?.GetValue<string>() == "point",
            MinCoverage = gate["min_coverage"]?.GetValue<double>() ?? EvalKit.Gate.DefaultMinCoverage,
        };
    }

    private static Margin? Margin(JsonNode? node)
    {
        if (node is null)
        {
            return null;
        }

        var text = node.ToString();
        return text == "auto" ? EvalKit.Margin.Auto
            : text.EndsWith('%') ? EvalKit.Margin.OfPercent(Number(text[..^1]))
            : Number(text);
    }

    private static int Size(GoldenGateCase golden) => RunLength.Expand(golden.Columns[0].Candidate).Count;

    private static FeedbackInfo Info(GoldenColumn column) => new(
        column.Name,
        column.Type switch { "bool" => FeedbackValueKind.Bool, "number" => FeedbackValueKind.Number, _ => FeedbackValueKind.Category })
    {
        Polarity = column.Polarity == "lower" ? Polarity.LowerIsBetter : Polarity.HigherIsBetter,
        Minimum = column.Type == "bool" ? 0 : column.Min,
        Maximum = column.Type == "bool" ? 1 : column.Max,
        Unit = column.Unit,
        ScorerKind = column.Scorer switch { "judge" => ScorerKind.Judge, "human" => ScorerKind.Human, _ => ScorerKind.Code },
        ScorerFingerprint = column.Source,
    };

    private static SourceKind Kind(GoldenColumn column) => column.Scorer switch
    {
        "judge" => SourceKind.LlmJudge,
        "human" => SourceKind.Human,
        _ => SourceKind.Code,
    };

    private static FeedbackColumn Column(FeedbackInfo info, SourceKind kind, string source, IReadOnlyList<string> tokens) => new(
        info,
        [.. tokens.Select((token, i) => token == "-" ? null : Cell(info, token, i) with { Source = new FeedbackSource(kind, source) })]);

    private static Feedback Cell(FeedbackInfo info, string token, int i)
    {
        var value = Value(info, token);
        return new Feedback
        {
            Id = $"{info.Name}-{i}",
            TraceId = TraceId(i),
            Name = info.Name,
            Value = value,
            Passed = value?.Bool,
            Error = value is not null ? null
                : token == NoKey ? new FeedbackError(FeedbackErrorKind.NotRecorded, "there is no recording and no key")
                : new FeedbackError(FeedbackErrorKind.Provider, "the provider failed"),
            Source = new FeedbackSource(SourceKind.Code, ""),
        };
    }

    private static BaselineFeedback? Kept(FeedbackInfo info, string token, string source)
    {
        if (token is "-" or "new")
        {
            return null;
        }

        var value = Value(info, token);
        return value is null
            ? new BaselineFeedback(null, null, "provider")
            : new BaselineFeedback(value.Number is { } number ? FeedbackValue.Of(number) : value, source, null);
    }

    private static FeedbackValue? Value(FeedbackInfo info, string token) => token is "err" or NoKey ? null : info.ValueKind switch
    {
        FeedbackValueKind.Bool => FeedbackValue.Of(token == "1"),
        FeedbackValueKind.Number => FeedbackValue.Of(Number(token)),
        _ => FeedbackValue.OfCategory(token),
    };

    private static RunRecord Record(GoldenGateCase golden, int size, List<FeedbackColumn> columns) => new()
    {
        Id = "00000000-0000-7000-8000-000000000001",
        SessionId = "00000000-0000-7000-8000-000000000002",
        Experiment = "golden",
        Suite = "golden",
        State = RunState.Completed,
        Partial = golden.TotalCases is not null,
        TotalCases = golden.TotalCases ?? size,
        SelectedCases = size,
        Dataset = "golden",
        DatasetHash = "d",
        SuiteFingerprint = "s",
        AppFingerprint = "app-2",
        Feedbacks = [.. columns.Select(c => c.Info)],
        FailedJudges = golden.FailedJudges,
        Parameters = golden.Robustness.ToDictionary(r => $"robustness.{r.Key}", r => r.Value),
        Environment = new RunEnvironment { Fork = golden.Fork },
        StartedAt = Start,
        EndedAt = Start,
    };

    private static EvalCase Case(int i, string? cluster) => new() { Id = Id(i), CaseHash = Hash(i), Cluster = cluster };

    private static Trial Trial(int i) => new() { TraceId = TraceId(i), CaseId = Id(i), Status = TrialStatus.Ok, Output = AppOutput.FromText("an answer"), OutputHash = $"out-{i}" };

    private static string Id(int i) => string.Create(CultureInfo.InvariantCulture, $"case-{i + 1:0000}");

    private static string Hash(int i) => $"hash-{i}";

    private static string TraceId(int i) => (i + 1).ToString("x32", CultureInfo.InvariantCulture);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
