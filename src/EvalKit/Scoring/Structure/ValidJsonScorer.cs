using System.Text.Json;

namespace EvalKit.Scoring;

/// <summary>Is the output JSON?</summary>
internal sealed class ValidJsonScorer : IScorer
{
    public const string Name = "valid_json";
    private readonly bool _fenced;

    public ValidJsonScorer(ValidJsonOptions options)
    {
        _fenced = options.Fenced;
        Info = ScorerDescription.Of(Name, 1, options, new FeedbackInfo(Name, FeedbackValueKind.Bool), Needs.Output);
    }

    public ScorerInfo Info { get; }

    public ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken)
    {
        var valid = JsonAnswer.TryRead(args.Trial.Output!, _fenced, out var value, out var fault);
        return ScoreResult.From(Score.Of(Info.Feedbacks[0].Name, FeedbackValue.Of(valid), valid ? $"JSON: {Shown(value.ValueKind)}" : $"not JSON: {fault}"));
    }

    private static string Shown(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };
}
