using System.Text.Json;
using System.Text.Json.Nodes;
using EvalKit.Scoring;

namespace EvalKit.Tests.Scoring;

/// <summary>Cases, trials and arguments, as short as a test wants them.</summary>
internal static class Given
{
    public static EvalCase Case(params IReadOnlyList<string> accepted) => new()
    {
        Id = "c1",
        CaseHash = "h1",
        Inputs = CaseFields.OfText(("question", "What is the capital of France?")),
        Expectations = accepted.Count == 0 ? CaseFields.Empty : CaseFields.From(new JsonObject { ["expected_response"] = JsonSerializer.SerializeToNode(accepted) }),
    };

    public static Trial Answered(string? output) => new()
    {
        TraceId = "0123456789abcdef0123456789abcdef",
        CaseId = "c1",
        Status = TrialStatus.Ok,
        Output = AppOutput.FromText(output),
    };

    public static Trial Ended(TrialStatus status, TrialError? error = null) => new()
    {
        TraceId = "0123456789abcdef0123456789abcdef",
        CaseId = "c1",
        Status = status,
        Error = error,
    };

    public static ScoreArguments Arguments(string output, params IReadOnlyList<string> accepted) => new(Case(accepted), Answered(output));

    /// <summary>What a scorer says of an output, alone.</summary>
    public static Score Score(IScorer scorer, string output, params IReadOnlyList<string> accepted) => Score(scorer, Arguments(output, accepted));

    public static Score Score(IScorer scorer, ScoreArguments arguments) => Scores(scorer, arguments).Should().ContainSingle().Subject;

    /// <summary>All that a scorer says of an output, the main feedback first.</summary>
    public static IReadOnlyList<Score> Scores(IScorer scorer, string output, params IReadOnlyList<string> accepted) => Scores(scorer, Arguments(output, accepted));

    public static IReadOnlyList<Score> Scores(IScorer scorer, ScoreArguments arguments)
    {
        var pending = scorer.ScoreAsync(arguments, CancellationToken.None).AsTask();
        pending.IsCompletedSuccessfully.Should().BeTrue("code scorers end before they return");
        return pending.Result.Scores;
    }

    public static double Number(IScorer scorer, string output, params IReadOnlyList<string> accepted) => Scores(scorer, output, accepted)[0].Value!.Number!.Value;

    public static bool Passes(IScorer scorer, string output, params IReadOnlyList<string> accepted) => Scores(scorer, output, accepted)[0].Value!.Bool!.Value;

    public static IScorer FromCatalog(string name, string options = "{}") => ScorerCatalog.Create(new ScorerSpec(name, JsonNode.Parse(options)!.AsObject()));
}
