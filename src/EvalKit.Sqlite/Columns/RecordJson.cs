using System.Text.Json.Serialization;

namespace EvalKit.Sqlite.Columns;

/// <summary>How records are written as JSON columns.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    IgnoreReadOnlyProperties = true,
    Converters =
    [
        typeof(SnakeCaseEnum<RunState>),
        typeof(SnakeCaseEnum<FeedbackValueKind>),
        typeof(SnakeCaseEnum<Polarity>),
        typeof(SnakeCaseEnum<ScorerKind>),
        typeof(SnakeCaseEnum<AggregateKind>),
        typeof(SnakeCaseEnum<MarginKind>),
    ])]
[JsonSerializable(typeof(RunRecord))]
[JsonSerializable(typeof(RunEnvironment))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class RecordJson : JsonSerializerContext;
