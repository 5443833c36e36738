using System.Text.Json.Nodes;

namespace EvalKit.Scoring;

/// <summary>Does the output meet a JSON schema? The schema is compiled once, when the scorer is built.</summary>
internal sealed class JsonSchemaScorer : IScorer
{
    public const string Name = "json_schema";

    /// <summary>Faults that are told; a long array can hold thousands of one kind.</summary>
    private const int MostTold = 50;

    private readonly CompiledSchema _schema;
    private readonly bool _fenced;

    public JsonSchemaScorer(JsonSchemaOptions options)
    {
        var schema = SchemaSource.Read(Name, options);
        _schema = CompiledSchema.Of(schema, options.Draft, options.Formats, $"Scorer '{Name}', option '{(options.File is null ? "schema" : "file")}'");
        _fenced = options.Fenced;
        var feedback = new FeedbackInfo(ScorerDescription.FeedbackName(Name, options), FeedbackValueKind.Bool);

        // What the schema says decides, not where it stands.
        var fingerprint = ScorerFingerprint.Of(Name, 1, options with { File = null, Schema = schema });
        Info = ScorerDescription.Of(Name, ScorerKind.Code, fingerprint, feedback, Needs.Output);
    }

    public ScorerInfo Info { get; }

    public ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken)
    {
        var name = Info.Feedbacks[0].Name;
        if (!JsonAnswer.TryRead(args.Trial.Output!, _fenced, out var value, out var fault))
        {
            return ScoreResult.From(Score.Of(name, FeedbackValue.Of(false), $"not JSON: {fault}"));
        }

        var faults = _schema.IsMet(value) ? [] : _schema.Faults(value);
        if (faults.Count == 0)
        {
            return ScoreResult.From(Score.Of(name, FeedbackValue.Of(true), "meets the schema"));
        }

        var more = faults.Count == 1 ? "" : FormattableString.Invariant($" (and {faults.Count - 1} more)");
        return ScoreResult.From(Score.Of(name, FeedbackValue.Of(false), faults[0] + more) with { Metadata = new JsonObject { ["faults"] = Told(faults) } });
    }

    private static JsonArray Told(IReadOnlyList<SchemaFault> faults) =>
        [.. faults.Take(MostTold).Select(f => (JsonNode)new JsonObject { ["path"] = f.Place, ["keyword"] = f.Keyword, ["message"] = f.Message })];
}
