using EvalKit.Scoring;

namespace EvalKit.Tests.Judging.Combining;

/// <summary>Scorers that say what a test wants, and scores of them.</summary>
internal static class Says
{
    public static IScorer Bool(string name, bool? value) =>
        Scorers.From(name, (ScoreArguments _) => value is { } said ? Score.Of(name, FeedbackValue.Of(said)) : Abstaining(name), new DelegateScorerOptions { ValueKind = FeedbackValueKind.Bool, Version = Version(value) });

    public static IScorer Number(string name, double? value, double minimum = 0, double maximum = 10) => Scorers.From(
        name,
        (ScoreArguments _) => value is { } said ? Score.Of(name, FeedbackValue.Of(said)) : Abstaining(name),
        new DelegateScorerOptions { ValueKind = FeedbackValueKind.Number, Minimum = minimum, Maximum = maximum, Version = Version(value) });

    public static IScorer Label(string name, string? value, params string[] menu) => Scorers.From(
        name,
        (ScoreArguments _) => value is { } said ? Score.Of(name, FeedbackValue.OfCategory(said)) : Abstaining(name),
        new DelegateScorerOptions { ValueKind = FeedbackValueKind.Category, Categories = menu, Version = Version(value) });

    /// <summary>A scorer whose answer depends on which judgement of the trial it is.</summary>
    public static IScorer ByReplicate(string name, Func<int, bool?> value) => Scorers.From(
        name,
        (ScoreArguments args) => value(args.Replicate) is { } said ? Score.Of(name, FeedbackValue.Of(said)) : Abstaining(name),
        new DelegateScorerOptions { ValueKind = FeedbackValueKind.Bool });

    public static ScoreArguments Arguments(string output = "x") => new(
        new EvalCase { Id = "c1", CaseHash = "h1", Inputs = CaseFields.OfText(("question", "q")) },
        new Trial { TraceId = new string('a', 32), CaseId = "c1", Status = TrialStatus.Ok, Output = output });

    public static IReadOnlyList<Score> Ask(IScorer scorer, ScoreArguments? args = null)
    {
        var pending = scorer.ScoreAsync(args ?? Arguments(), default).AsTask();
        return pending.IsCompletedSuccessfully ? pending.Result.Scores : throw new InvalidOperationException("code scorers end before they return", pending.Exception);
    }

    public static Score First(IScorer scorer, ScoreArguments? args = null) => Ask(scorer, args)[0];

    private static Score Abstaining(string name) => Score.Failed(name, FeedbackErrorKind.Unparseable, "no verdict in the reply");

    private static string Version(object? value) => value?.ToString() ?? "none";
}
