using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;

namespace EvalKit.TestUtils.Runs;

/// <summary>Random records with every field filled in some of them. Ids are given by the caller, so that they are unique.</summary>
public static class RecordGen
{
    /// <summary>Any string that .NET can hold: also with lone surrogates, NUL, and what breaks careless SQL, JSON and CSV.</summary>
    public static Gen<string> AnyText { get; } = Gen.Frequency(
        (3, Gen.String[Gen.Char.AlphaNumeric, 0, 30]),
        (2, Gen.Char.Array[0, 20].Select(c => new string(c))),
        (2, OneOf("", "a\0b", "\0", "cut \ud83d", "\ude00 cut", "naïve 漢字 😀", "'); DROP TABLE run;--", "=1+1", "\r\n\t\"\\", "\ufeffbom", "\ufffd")));

    /// <summary>Unicode text: what JSON can hold.</summary>
    public static Gen<string> UnicodeText { get; } = AnyText.Select(t => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(t)));

    /// <summary>Names and ids: Unicode text without NUL.</summary>
    public static Gen<string> Name { get; } = UnicodeText.Select(t => t.Replace("\0", "", StringComparison.Ordinal));

    public static Gen<JsonElement> Json { get; } = Gen.OneOf(
        UnicodeText.Select(t => JsonSerializer.SerializeToElement(t)),
        OneOf("null", "true", "1.50", "-0", "1e400", "12345678901234567890123", "[]", "{}", "[1, {\"a\": [null]}]", "\"\\ud83d\\ude00\"").Select(t => JsonElement.Parse(t)));

    public static Gen<DateTimeOffset> Time { get; } =
        Gen.Long[new DateTime(1950, 1, 1).Ticks, new DateTime(2150, 1, 1).Ticks].Select(t => new DateTimeOffset(t, TimeSpan.Zero));

    public static Gen<TimeSpan> Duration { get; } = Gen.Long[0, TimeSpan.TicksPerDay].Select(TimeSpan.FromTicks);

    public static Gen<CaseFields> Fields { get; } =
        Gen.Select(UnicodeText, Json).Array[0, 4].Select(f => new CaseFields(f.DistinctBy(p => p.Item1).Select(p => KeyValuePair.Create(p.Item1, p.Item2))));

    public static Gen<IReadOnlyDictionary<string, string>> Texts { get; } = Gen.Select(UnicodeText, UnicodeText).Array[0, 3]
        .Select(t => (IReadOnlyDictionary<string, string>)t.DistinctBy(p => p.Item1).ToDictionary(p => p.Item1, p => p.Item2, StringComparer.Ordinal));

    public static Gen<AppOutput> Output { get; } = Gen.Select(
        Gen.OneOf(Json, Gen.Int[900, 5000].Select(n => JsonSerializer.SerializeToElement(new string('x', n)))),
        UnicodeText.Array[0, 3],
        Optional(Json),
        Optional(Json),
        Gen.Select(Optional(Gen.Long), Optional(Gen.Long), Optional(Gen.Decimal), Optional(Duration), Optional(Duration)),
        (value, context, messages, toolCalls, numbers) => new AppOutput(value)
        {
            Context = context,
            ContextIds = context.Length > 1 ? [.. context.Select((text, i) => i % 2 == 0 ? text : null)] : [],
            Messages = messages,
            ToolCalls = toolCalls,
            Usage = numbers.Item1 is null && numbers.Item2 is null ? null : new TokenUsage(numbers.Item1, numbers.Item2),
            CostUsd = numbers.Item3,
            RecordedLatency = numbers.Item4,
            TimeToFirstToken = numbers.Item5,
        });

    public static Gen<EvalCase> Case { get; } = Gen.Select(
        Gen.Select(Fields, Fields, Fields),
        Texts,
        Gen.Select(OptionalText(AnyText), OptionalText(AnyText), OptionalText(AnyText)),
        OptionalOf(Output),
        Name,
        (fields, tags, texts, output, hash) => new EvalCase
        {
            Id = "",
            CaseHash = hash,
            Inputs = fields.Item1,
            Expectations = fields.Item2,
            Columns = fields.Item3,
            Tags = tags,
            Split = texts.Item1,
            Cluster = texts.Item2,
            Location = texts.Item3,
            RecordedOutput = output,
        });

    public static Gen<Trial> Trial { get; } = Gen.Select(
        Gen.Select(Gen.Int[0, 3], Gen.Int[1, 4]),
        Gen.Enum<TrialStatus>(),
        OptionalOf(Output),
        OptionalOf(Gen.Select(Gen.Enum<TrialErrorKind>(), OptionalText(AnyText), AnyText, (kind, type, message) => new TrialError(kind, type, message))),
        Gen.Select(OptionalText(AnyText), Optional(Duration), Time, OptionalOf(Gen.Select(Gen.Decimal[0, 1000], Gen.Int[0, 5], (usd, calls) => new AppCost(usd, calls)))),
        (numbers, status, output, error, rest) => new Trial
        {
            TraceId = "",
            CaseId = "",
            Repeat = numbers.Item1,
            Attempt = numbers.Item2,
            Status = status,
            Output = output,
            Error = error,
            OutputHash = rest.Item1,
            Latency = rest.Item2,
            StartedAt = rest.Item3,
            LostCost = rest.Item4,
        });

    public static Gen<FeedbackValue> Value { get; } = Gen.OneOf(
        Gen.Bool.Select(FeedbackValue.Of),
        Gen.Double.Where(d => double.IsFinite(d) && d != 0).Select(FeedbackValue.Of),
        AnyText.Select(FeedbackValue.OfCategory),
        AnyText.Select(FeedbackValue.OfText));

    public static Gen<Feedback> Feedback { get; } = Gen.Select(
        Gen.Select(Name, Gen.Enum<SourceKind>(), Name, (name, kind, source) => (Name: name, Source: new FeedbackSource(kind, source))),
        OptionalOf(Value),
        OptionalOf(Gen.Select(Gen.Enum<FeedbackErrorKind>(), AnyText, OptionalText(AnyText), (kind, message, raw) => new FeedbackError(kind, message, raw))),
        OptionalOf(Fields.Select(f => new JsonObject(f.Select(p => KeyValuePair.Create(p.Key, JsonNode.Parse(p.Value.GetRawText())))))),
        Gen.Select(Optional(Gen.Bool), OptionalText(AnyText), Gen.Int[0, 3], Time),
        (who, value, error, metadata, rest) => new Feedback
        {
            Id = "",
            TraceId = "",
            Name = who.Name,
            Source = who.Source,
            Value = value,
            Error = error,
            Metadata = metadata,
            Passed = rest.Item1,
            Rationale = rest.Item2,
            Replicate = rest.Item3,
            CreatedAt = rest.Item4,
        });

    public static Gen<SpanEvent> SpanEvent { get; } = Gen.Select(UnicodeText, Time, Fields, (name, time, attributes) => new SpanEvent(name, time, attributes));

    public static Gen<Span> Span { get; } = Gen.Select(
        Gen.Select(AnyText, Gen.Enum<SpanKind>(), OptionalText(AnyText), OptionalText(AnyText)),
        Gen.Select(OptionalOf(Name), Time, Duration),
        Gen.Select(Gen.Enum<SpanStatus>(), OptionalText(AnyText)),
        Fields,
        SpanEvent.Array[0, 2],
        (what, place, status, attributes, events) => new Span
        {
            SpanId = "",
            ParentId = place.Item1,
            Name = what.Item1,
            Kind = what.Item2,
            Type = what.Item3,
            Source = what.Item4,
            StartedAt = place.Item2,
            Duration = place.Item3,
            Status = status.Item1,
            StatusMessage = status.Item2,
            Attributes = attributes,
            Events = events,
        });

    public static Gen<TraceRecord> Trace { get; } = Gen.Select(Span.Array[0, 5], Gen.Int[0, 9], Gen.Int[0, 9], (spans, dropped, cut) => new TraceRecord
    {
        TraceId = "",
        TrialId = "",
        Spans = [.. spans.Select((s, i) => s with { SpanId = $"{i + 1:x16}" })],
        DroppedSpans = dropped,
        CutValues = cut,
    });

    public static Gen<RunEnvironment> Environment { get; } = Gen.Select(OptionalText(Name).Array[6], Optional(Gen.Bool), (texts, dirty) => new RunEnvironment
    {
        Commit = texts[0],
        Branch = texts[1],
        Dirty = dirty,
        CiProvider = texts[2],
        PullRequest = texts[3],
        Build = texts[4],
        OperatingSystem = texts[5],
    });

    public static Gen<FeedbackInfo> FeedbackInfo { get; } = Gen.Select(
        Gen.Select(Name, Gen.Enum<FeedbackValueKind>(), Gen.Enum<Polarity>(), Gen.Enum<ScorerKind>()),
        Gen.Select(Optional(Gen.Double), Optional(Gen.Double)),
        OptionalText(UnicodeText),
        UnicodeText.Array[0, 3],
        Name,
        (kinds, range, unit, categories, fingerprint) => new FeedbackInfo(kinds.Item1, kinds.Item2)
        {
            Polarity = kinds.Item3,
            ScorerKind = kinds.Item4,
            Minimum = range.Item1,
            Maximum = range.Item2,
            Unit = unit,
            Categories = categories,
            ScorerFingerprint = fingerprint,
        });

    public static Gen<Gate> Gate { get; } = Gen.Select(
        Gen.Select(Name, Gen.Enum<AggregateKind>(), OptionalText(UnicodeText), (name, aggregate, category) => new MetricName(name, aggregate, category)),
        Gen.Select(Optional(Gen.Double.Unit), Optional(Gen.Double.Unit)),
        Gen.Select(OptionalOf(OneOf<Margin>(Margin.Auto, Margin.OfPercent(12.5), 0.03)), OptionalOf(OneOf<Margin>(Margin.Auto, Margin.OfPercent(10), 7))),
        Gen.Select(Gen.Bool, Gen.Bool),
        Gen.Double.Unit,
        (metric, floor, margin, flags, coverage) => new Gate(metric)
        {
            AtLeast = floor.Item1,
            AtMost = floor.Item2,
            MaxDrop = margin.Item1,
            MaxRise = margin.Item2,
            Each = flags.Item1,
            OnPoint = flags.Item2,
            MinCoverage = coverage,
        });

    public static Gen<RunRecord> Run { get; } = Gen.Select(
        Gen.Select(Name.Array[4], OptionalText(UnicodeText), Gen.Enum<RunState>(), Gen.Bool),
        Texts,
        Gen.Select(FeedbackInfo.Array[0, 3], Gate.Array[0, 3]),
        Environment,
        Gen.Select(Time, Optional(Time), Gen.Int[0, 1000], Gen.Int[0, 1000]),
        (texts, parameters, lists, environment, rest) => new RunRecord
        {
            Id = "",
            SessionId = "",
            Experiment = texts.Item1[0],
            Name = texts.Item2,
            Suite = texts.Item1[1],
            State = texts.Item3,
            Partial = texts.Item4,
            TotalCases = rest.Item3,
            SelectedCases = rest.Item4,
            Dataset = "",
            DatasetHash = "",
            SuiteFingerprint = texts.Item1[2],
            AppFingerprint = texts.Item1[3],
            Parameters = parameters,
            Feedbacks = lists.Item1,
            Gates = lists.Item2,
            Environment = environment,
            StartedAt = rest.Item1,
            EndedAt = rest.Item2,
        });

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static Gen<T?> Optional<T>(Gen<T> gen)
        where T : struct => Gen.Frequency((1, Gen.Const((T?)null)), (2, gen.Select(v => (T?)v)));

    private static Gen<T?> OptionalOf<T>(Gen<T> gen)
        where T : class => Gen.Frequency((1, Gen.Const((T?)null)), (2, gen.Select(v => (T?)v)));

    private static Gen<string?> OptionalText(Gen<string> gen) => OptionalOf(gen);
}
