using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace EvalKit.Reporting.Tests;

/// <summary>Builds a small evaluation by hand: cases with answers of two runs, a pass/fail judge, a graded scorer and a latency.</summary>
internal sealed class SampleRun
{
    private static readonly DateTimeOffset Start = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    private readonly List<SampleCase> _cases = [];

    public const string Correct = "correctness";
    public const string Overlap = "squad_f1";
    public const string Latency = "latency";

    public Verdict Verdict { get; init; } = Verdict.Fail;

    public bool HasBaseline { get; init; } = true;

    public bool Partial { get; init; }

    /// <summary>Whether the judge's feedback name their traces, as <c>SampleTraces</c> has them.</summary>
    public bool NamesTraces { get; init; }

    public string Suite { get; init; } = "faq";

    public string GateText { get; init; } = "correctness 0.84 → 0.79 (−5.0 pts, 95% −9.1..−0.9, n=120) FAIL regressed";

    public string Branch { get; init; } = "main";

    public IReadOnlyList<string> Warnings { get; init; } = [];

    public IReadOnlyList<SampleCase> Cases => _cases;

    /// <summary>Seven cases: one of each movement, an app that throws, a judge that fails, a case with three repeats.</summary>
    public static SampleRun Small(bool baseline = true, Verdict verdict = Verdict.Fail, bool namesTraces = false) => new SampleRun { HasBaseline = baseline, Verdict = verdict, NamesTraces = namesTraces }.Add(
        new SampleCase("returns-window", "How long may I return a lamp?", "30 days", "You may return a lamp within 14 days.", "You may return a lamp within 30 days.")
        { Passes = false, PassedBefore = true, F1 = 0.42, F1Before = 0.91, Tags = "returns", Rationale = "The answer says 14 days; 30 is expected." },
        new SampleCase("shipping-cost", "What does shipping cost?", "free above 50 euros", "Shipping is free above 50 euros.", "Shipping costs 5 euros.")
        { Passes = true, PassedBefore = false, F1 = 0.88, F1Before = 0.35, Tags = "shipping" },
        new SampleCase("opening-hours", "When are you open?", "9 to 17", "We are open from 9 to 17.", "We are open from 9 to 17.") { F1 = 0.7, F1Before = 0.7, Tags = "shop" },
        new SampleCase("gift-cards", "Do gift cards expire?", "never", null, "Never.") { AppError = "Connection to the index was lost" },
        new SampleCase("warranty", "How long is the warranty?", "2 years", "Two years.", "Two years.") { JudgeError = "The judge's answer holds no verdict.", F1 = 0.5, F1Before = 0.5 },
        new SampleCase("store-credit", "Can I get store credit?", "yes", "Yes, for any amount.", null) { F1 = 0.4, IsNew = true },
        new SampleCase("repairs", "Do you repair lamps?", "yes, in the shop", "Yes, in the shop.", "Yes, in our shop.") { F1 = 0.8, F1Before = 0.8, Repeats = 3, Tags = "shop" });

    /// <summary>Many cases, every tenth of which regressed.</summary>
    public static SampleRun Large(int count) => new SampleRun().Add([.. Enumerable.Range(0, count).Select(i => new SampleCase(
        string.Create(CultureInfo.InvariantCulture, $"case-{i:00000}"),
        $"Question number {i} about lamps, shipping and returns?",
        $"answer {i}",
        i % 10 == 0 ? $"A wrong answer to question {i}, which speaks of something else." : $"The right answer to question {i} is {i}.",
        $"The right answer to question {i} is {i}.")
    {
        Passes = i % 10 != 0,
        PassedBefore = true,
        F1 = i % 10 == 0 ? 0.2 : 0.9,
        F1Before = 0.9,
        Tags = i % 3 == 0 ? "returns" : "shipping",
    })]);

    public SampleRun Add(params SampleCase[] cases)
    {
        _cases.AddRange(cases);
        return this;
    }

    public EvalRun Build()
    {
        var results = Results(_cases, "0198c0de-0000-7000-8000-000000000001", c => c.Output);
        var baseline = HasBaseline ? Baseline() : null;
        return new EvalRun
        {
            Results = results,
            Metrics =
            [
                Metric(results, Correct, "clopper_pearson"), Metric(results, Overlap, "student_t"), Metric(results, Latency, "order_statistics", AggregateKind.Median),
            ],
            Baseline = baseline,
            Comparison = baseline is null ? null : Comparison(results),
            Gates = [.. Gates().Select(g => Partial ? Undecided(g) : g)],
            Warnings = Warnings,
        };
    }

    /// <summary>The baseline's own results, whose outputs are shown side by side.</summary>
    public RunResults BaselineResults() => Results([.. _cases.Where(c => !c.IsNew)], "0198c0de-0000-7000-8000-000000000000", c => c.OutputBefore);

    private RunResults Results(IReadOnlyList<SampleCase> cases, string runId, Func<SampleCase, string?> output)
    {
        var rows = cases.SelectMany(c => Enumerable.Range(0, c.Repeats).Select(repeat => new TrialRow(c.EvalCase, Trial(c, repeat, output(c))))).ToList();
        var byTrace = cases.SelectMany(c => Enumerable.Range(0, c.Repeats).Select(_ => c)).ToList();
        FeedbackColumn Column(FeedbackInfo info, Func<SampleCase, Trial, Feedback?> cell) => new(info, [.. rows.Select((row, i) => cell(byTrace[i], row.Trial))]);
        return new RunResults(
            Record(runId, cases.Count),
            rows,
            [
                Column(new FeedbackInfo("app_ok", FeedbackValueKind.Bool), (c, t) => Say(t, "app_ok", FeedbackValue.Of(c.AppError is null), SourceKind.Code)),
                Column(JudgeInfo, Judge),
                Column(new FeedbackInfo(Overlap, FeedbackValueKind.Number) { Minimum = 0, Maximum = 1 }, Grade),
                Column(
                    new FeedbackInfo(Latency, FeedbackValueKind.Number) { Minimum = 0, Unit = "ms", Polarity = Polarity.LowerIsBetter },
                    (_, t) => t.Latency is { } time ? Say(t, Latency, FeedbackValue.Of(time.TotalMilliseconds), SourceKind.Code) : null),
            ]);
    }

    private static FeedbackInfo JudgeInfo => new(Correct, FeedbackValueKind.Bool) { ScorerKind = ScorerKind.Judge, ScorerFingerprint = "judge-fingerprint" };

    private Feedback? Judge(SampleCase c, Trial trial)
    {
        if (c.AppError is not null)
        {
            return Say(trial, Correct, null, SourceKind.Code) with { Error = new FeedbackError(FeedbackErrorKind.NoOutput, "The trial has no output.") };
        }

        return c.JudgeError is { } message
            ? Say(trial, Correct, null, SourceKind.LlmJudge) with { Error = new FeedbackError(FeedbackErrorKind.Unparseable, message, c.Raw) }
            : Say(trial, Correct, FeedbackValue.Of(c.Passes), SourceKind.Code) with
            {
                Rationale = c.Rationale,
                Metadata = NamesTraces
                    ? new JsonObject { ["raw"] = c.Raw, ["model"] = c.Model, [FeedbackMetadata.TraceId] = JudgeTraceOf(trial.TraceId) }
                    : new JsonObject { ["raw"] = c.Raw, ["model"] = c.Model },
            };
    }

    private static Feedback? Grade(SampleCase c, Trial trial) => c.AppError is null
        ? Say(trial, Overlap, FeedbackValue.Of(c.F1), SourceKind.Code) with { Passed = null }
        : null;

    private static Feedback Say(Trial trial, string name, FeedbackValue? value, SourceKind source) => new()
    {
        Id = $"{trial.TraceId}-{name}",
        TraceId = trial.TraceId,
        Name = name,
        Value = value,
        Passed = value?.Bool,
        Source = new FeedbackSource(source, $"{name}-fingerprint"),
        CreatedAt = Start,
    };

    private static Trial Trial(SampleCase c, int repeat, string? output) => new()
    {
        TraceId = Hash($"{c.Id}/{repeat}")[..32],
        CaseId = c.Id,
        Repeat = repeat,
        Status = c.AppError is null ? TrialStatus.Ok : TrialStatus.AppError,
        Output = c.AppError is null ? new AppOutput(System.Text.Json.JsonSerializer.SerializeToElement(output)) { Context = c.Context } : null,
        OutputHash = c.AppError is null ? Hash(output ?? "") : null,
        Error = c.AppError is { } message ? new TrialError(TrialErrorKind.App, "System.IO.IOException", message) : null,
        Latency = TimeSpan.FromMilliseconds(100 + (c.Id.Length * 7) + repeat),
        StartedAt = Start,
    };

    private Baseline Baseline() => new()
    {
        Suite = Suite,
        Origin = $"baselines/{Suite}.jsonl",
        DatasetHash = Hash("dataset"),
        App = "app-before",
        BlessedAt = Start.AddDays(-7),
        Cases =
        [
            .. _cases.Where(c => !c.IsNew).OrderBy(c => c.Id, StringComparer.Ordinal).Select(c => new BaselineCase(
                c.Id,
                c.EvalCase.CaseHash,
                Hash(c.OutputBefore ?? ""),
                1,
                new Dictionary<string, BaselineFeedback>
                {
                    [Correct] = new(FeedbackValue.Of(c.PassedBefore ? 1.0 : 0), "judge-fingerprint", null),
                    [Overlap] = new(FeedbackValue.Of(c.F1Before), "f1", null),
                })),
        ],
    };

    private Comparison Comparison(RunResults results)
    {
        var paired = _cases.Where(c => !c.IsNew && c.AppError is null).ToList();
        var changes = paired.Where(c => c.JudgeError is null && c.Passes != c.PassedBefore)
            .Select(c => new CaseChange(c.Id, Correct, c.PassedBefore ? 1 : 0, c.Passes ? 1 : 0))
            .Concat(paired.Where(c => c.F1 != c.F1Before).Select(c => new CaseChange(c.Id, Overlap, c.F1Before, c.F1)))
            .OrderBy(c => c.Candidate - c.Baseline).ThenBy(c => c.Id, StringComparer.Ordinal).ToList();
        return new Comparison
        {
            Candidate = results.Record.Id,
            Baseline = $"baselines/{Suite}.jsonl",
            Paired = _cases.Count(c => !c.IsNew),
            OnlyCandidate = [.. _cases.Where(c => c.IsNew).Select(c => c.Id)],
            OnlyBaseline = [],
            ChangedCases = [],
            Feedback =
            [
                new FeedbackComparison
                {
                    Feedback = JudgeInfo, N = 120, MeanBaseline = 0.84, MeanCandidate = 0.79, Difference = -0.05, CiLow = -0.091, CiHigh = -0.009, Method = "newcombe_10",
                    Worse = 8, Better = 2, Verdict = Verdict.Fail,
                },
                new FeedbackComparison
                {
                    Feedback = new FeedbackInfo(Overlap, FeedbackValueKind.Number) { Minimum = 0, Maximum = 1 }, N = 120, MeanBaseline = 0.652, MeanCandidate = 0.617,
                    Difference = -0.035, CiLow = -0.08, CiHigh = 0.01, Method = "student_t", Worse = 14, Better = 9, Verdict = Verdict.Inconclusive,
                },
            ],
            Changes = changes,
        };
    }

    private List<GateResult> Gates() =>
    [
        new GateResult
        {
            Metric = "app_ok/mean", Rule = "app", Text = "app (n=120) PASS",
            Conditions = [new ConditionResult { Rule = "app", Verdict = Verdict.Pass, Reason = GateReason.Ok, Text = "the app answers wherever it did before", N = 120 }],
        },
        new GateResult
        {
            Metric = $"{Correct}/mean",
            Rule = "at_least 0.75, max_drop 0.05",
            Text = GateText,
            Conditions =
            [
                new ConditionResult
                {
                    Rule = "at_least 0.75", Verdict = Verdict.Inconclusive > Verdict ? Verdict : Verdict.Inconclusive, Reason = GateReason.FloorUncertain,
                    Text = "0.79 is above the floor, and its interval holds both sides", Candidate = 0.79, CiLow = 0.71, CiHigh = 0.86, N = 120, Method = "clopper_pearson",
                },
                new ConditionResult
                {
                    Rule = "max_drop 0.05", Verdict = Verdict, Reason = Verdict == Verdict.Pass ? GateReason.Ok : GateReason.Regressed, Text = "a drop of 5 points, beyond noise",
                    Baseline = HasBaseline ? 0.84 : null, Candidate = 0.79, Difference = HasBaseline ? -0.05 : null, CiLow = -0.091, CiHigh = -0.009, N = 120, Mde = 0.09,
                    PValue = 0.0213, Method = "newcombe_10", Cases = [.. _cases.Take(1).Select(c => c.Id)],
                },
            ],
        },
        new GateResult
        {
            Metric = "latency/median", Rule = "at_most 800", Text = "latency/median 231 ms (95% 205..260, n=120, at most 800) PASS",
            Conditions = [new ConditionResult { Rule = "at_most 800", Verdict = Verdict.Pass, Reason = GateReason.Ok, Text = "the whole interval is below", Candidate = 231, N = 120 }],
        },
    ];

    private static GateResult Undecided(GateResult gate) => gate with
    {
        Text = $"{gate.Metric} INCONCLUSIVE partial_run",
        Conditions = [.. gate.Conditions.Select(c => c with { Verdict = Verdict.Inconclusive, Reason = GateReason.PartialRun })],
    };

    private static Metric Metric(RunResults results, string feedback, string method, AggregateKind aggregate = AggregateKind.Mean)
    {
        var values = results.CaseValues(feedback);
        var numbers = values.Select(v => v.Value).OfType<double>().Order().ToList();
        double? value = numbers.Count == 0 ? null : aggregate == AggregateKind.Median ? numbers[numbers.Count / 2] : numbers.Average();
        var half = aggregate == AggregateKind.Median ? 20 : 0.08;
        return new Metric
        {
            Name = new MetricName(feedback, aggregate),
            Feedback = results.Column(feedback)!.Info,
            Value = value,
            CiLow = value - half,
            CiHigh = value + half,
            Method = method,
            N = numbers.Count,
            Errored = values.Count(v => v.Scored == 0 && v.Errored > 0),
            Unscored = values.Count(v => v.Scored == 0 && v.Errored == 0),
        };
    }

    private RunRecord Record(string id, int cases) => new()
    {
        Id = id,
        SessionId = "0198c0de-0000-7000-8000-0000000000aa",
        Experiment = "shop",
        Suite = Suite,
        State = RunState.Completed,
        Partial = Partial,
        TotalCases = Partial ? cases * 10 : cases,
        SelectedCases = cases,
        Dataset = Suite,
        DatasetHash = Hash("dataset"),
        SuiteFingerprint = Hash("suite"),
        AppFingerprint = Hash("app"),
        Parameters = new Dictionary<string, string> { ["repeats"] = "1", ["seed"] = "7", ["folder"] = "/home/someone/evals" },
        Feedbacks = [JudgeInfo],
        Environment = new RunEnvironment { Commit = "0123456789abcdef0123456789abcdef01234567", Branch = Branch, Dirty = true, CiProvider = "github_actions", OperatingSystem = "Linux" },
        StartedAt = Start,
        EndedAt = Start.AddSeconds(12.5),
    };

    /// <summary>The id of the trace of a trial's judgement.</summary>
    internal static string JudgeTraceOf(string trialId) => Hash($"judge {trialId}")[..32];

    internal static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
