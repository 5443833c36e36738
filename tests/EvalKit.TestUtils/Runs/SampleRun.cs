namespace EvalKit.TestUtils.Runs;

/// <summary>Small records that fit together, for tests of stores and of what reads them. Ids are counted, so that they are the same in every test run.</summary>
public static class SampleRun
{
    public const string Hash = "0f0e0d0c0b0a09080706050403020100ffeeddccbbaa99887766554433221100";

    public static DateTimeOffset Start { get; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static string Id(int number) => $"0195a000-0000-7000-8000-{number:x12}";

    public static string TraceId(int number) => $"{number + 1:x32}";

    public static SessionRecord Session(int number = 1) => new(Id(number), "code", Start, new RunEnvironment { Branch = "main" });

    public static EvalDataset Dataset(int cases, string name = "faq") => new(name, [.. Enumerable.Range(0, cases).Select(Case)], Hash[..48] + $"{cases:x16}");

    /// <summary>Cases count downwards by id, so that dataset order is not id order.</summary>
    public static EvalCase Case(int number) => new()
    {
        Id = $"case-{99_999 - number:d5}",
        CaseHash = Hash[..48] + $"{number:x16}",
        Inputs = CaseFields.OfText(("question", $"What is {number}?")),
        Expectations = CaseFields.OfText(("expected_response", $"It is {number}.")),
    };

    public static RunRecord Run(EvalDataset dataset, int number = 2, int session = 1) => new()
    {
        Id = Id(number),
        SessionId = Id(session),
        Experiment = "faq",
        Suite = "faq",
        State = RunState.Running,
        TotalCases = dataset.Cases.Count,
        SelectedCases = dataset.Cases.Count,
        Dataset = dataset.Name,
        DatasetHash = dataset.ContentHash,
        SuiteFingerprint = "suite",
        AppFingerprint = "app",
        Feedbacks = [new FeedbackInfo("app_ok", FeedbackValueKind.Bool), new FeedbackInfo("score", FeedbackValueKind.Number)],
        StartedAt = Start.AddMinutes(number),
    };

    public static Trial Trial(EvalCase evalCase, int number, int repeat = 0, int attempt = 1, string? output = null) => new()
    {
        TraceId = TraceId(number),
        CaseId = evalCase.Id,
        Repeat = repeat,
        Attempt = attempt,
        Status = TrialStatus.Ok,
        Output = output ?? $"It is {number}.",
        OutputHash = Hash,
        Latency = TimeSpan.FromMilliseconds(number),
        StartedAt = Start.AddSeconds(number),
    };

    public static Feedback Feedback(Trial trial, int number, string name = "score", FeedbackValue? value = null) => new()
    {
        Id = Id(number),
        TraceId = trial.TraceId,
        Name = name,
        Value = value ?? FeedbackValue.Of((double)number),
        Source = new FeedbackSource(SourceKind.Code, "scorer"),
        CreatedAt = Start.AddSeconds(number),
    };

    /// <summary>A trace of a trial: its own, or with another number one of a judge's.</summary>
    public static TraceRecord Trace(Trial trial, int? judge = null, int spans = 2) => new()
    {
        TraceId = judge is { } number ? TraceId(number) : trial.TraceId,
        TrialId = trial.TraceId,
        Spans =
        [
            .. Enumerable.Range(0, spans).Select(i => new Span
            {
                SpanId = $"{i + 1:x16}",
                ParentId = i == 0 ? null : $"{1:x16}",
                Name = i == 0 ? "trial" : $"chat {i}",
                Kind = i == 0 ? SpanKind.Internal : SpanKind.Client,
                Type = i == 0 ? SpanTypes.Trial : SpanTypes.ChatModel,
                Source = "EvalKit",
                StartedAt = trial.StartedAt.AddMilliseconds(i + (judge ?? 0)),
                Duration = TimeSpan.FromMilliseconds(5),
                Attributes = CaseFields.OfText(("gen_ai.operation.name", "chat")),
            }),
        ],
    };
}
