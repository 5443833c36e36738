// The overloads differ in the type of the function, which a lambda decides: optional options cannot make a call ambiguous.
#pragma warning disable RS0026
namespace EvalKit.Scoring;

/// <summary>Scorers of the user's own functions.</summary>
public static partial class Scorers
{
    /// <summary>A scorer of a function of the output's text. True passes.</summary>
    /// <param name="name">The feedback's name, in snake_case.</param>
    /// <param name="score">The function; called by many threads at once. An exception becomes an error, never false.</param>
    /// <param name="options">Polarity and needs; null for the defaults.</param>
    public static IScorer From(string name, Func<string, bool> score, DelegateScorerOptions? options = null) =>
        From(name, (ScoreArguments args) => score(args.OutputText), options);

    /// <summary>A scorer of a function of the output's text that gives a finite number.</summary>
    /// <inheritdoc cref="From(string, Func{string, bool}, DelegateScorerOptions?)"/>
    public static IScorer From(string name, Func<string, double> score, DelegateScorerOptions? options = null) =>
        From(name, (ScoreArguments args) => score(args.OutputText), options);

    /// <summary>A scorer of a function of case and trial. True passes.</summary>
    /// <inheritdoc cref="From(string, Func{string, bool}, DelegateScorerOptions?)"/>
    public static IScorer From(string name, Func<ScoreArguments, bool> score, DelegateScorerOptions? options = null) =>
        new DelegateScorer(name, FeedbackValueKind.Bool, options, (args, info, _) => ValueTask.FromResult(DelegateScore.Of(info, score(args))));

    /// <summary>A scorer of a function of case and trial that gives a finite number.</summary>
    /// <inheritdoc cref="From(string, Func{string, bool}, DelegateScorerOptions?)"/>
    public static IScorer From(string name, Func<ScoreArguments, double> score, DelegateScorerOptions? options = null) =>
        new DelegateScorer(name, FeedbackValueKind.Number, options, (args, info, _) => ValueTask.FromResult(DelegateScore.Of(info, score(args))));

    /// <summary>A scorer of a function that gives a value of the type that the options name.</summary>
    /// <inheritdoc cref="From(string, Func{string, bool}, DelegateScorerOptions?)"/>
    public static IScorer From(string name, Func<ScoreArguments, FeedbackValue> score, DelegateScorerOptions? options = null) =>
        new DelegateScorer(name, KindOf(options), options, (args, info, _) => ValueTask.FromResult(DelegateScore.Of(info, score(args))));

    /// <summary>A scorer of a function that gives a whole score (value or error, rationale, pass rule) under the scorer's name.</summary>
    /// <inheritdoc cref="From(string, Func{string, bool}, DelegateScorerOptions?)"/>
    public static IScorer From(string name, Func<ScoreArguments, Score> score, DelegateScorerOptions? options = null) =>
        new DelegateScorer(name, KindOf(options), options, (args, _, _) => ValueTask.FromResult(score(args)));

    /// <summary>A scorer of a function that gives several feedbacks.</summary>
    /// <param name="name">The scorer's name.</param>
    /// <param name="feedbacks">What it makes; the first is the main one. The function returns one score for each.</param>
    /// <param name="score">The function; called by many threads at once.</param>
    /// <param name="options">Needs and version; the rest stands in <paramref name="feedbacks"/>.</param>
    public static IScorer From(string name, IReadOnlyList<FeedbackInfo> feedbacks, Func<ScoreArguments, ScoreResult> score, DelegateScorerOptions? options = null) =>
        new DelegateScorer(name, feedbacks, options, (args, _) => ValueTask.FromResult(score(args)));

    /// <summary>A scorer of an asynchronous function of case and trial. True passes.</summary>
    /// <inheritdoc cref="From(string, Func{string, bool}, DelegateScorerOptions?)"/>
    public static IScorer From(string name, Func<ScoreArguments, CancellationToken, Task<bool>> score, DelegateScorerOptions? options = null) =>
        new DelegateScorer(
            name, FeedbackValueKind.Bool, options, async (args, info, token) => DelegateScore.Of(info, await score(args, token).ConfigureAwait(false)));

    /// <summary>A scorer of an asynchronous function that gives a finite number.</summary>
    /// <inheritdoc cref="From(string, Func{string, bool}, DelegateScorerOptions?)"/>
    public static IScorer From(string name, Func<ScoreArguments, CancellationToken, Task<double>> score, DelegateScorerOptions? options = null) =>
        new DelegateScorer(
            name, FeedbackValueKind.Number, options, async (args, info, token) => DelegateScore.Of(info, await score(args, token).ConfigureAwait(false)));

    /// <summary>A scorer of an asynchronous function that gives a value of the type that the options name.</summary>
    /// <inheritdoc cref="From(string, Func{string, bool}, DelegateScorerOptions?)"/>
    public static IScorer From(string name, Func<ScoreArguments, CancellationToken, Task<FeedbackValue>> score, DelegateScorerOptions? options = null) =>
        new DelegateScorer(
            name, KindOf(options), options, async (args, info, token) => DelegateScore.Of(info, await score(args, token).ConfigureAwait(false)));

    /// <summary>A scorer of an asynchronous function that gives a whole score under the scorer's name.</summary>
    /// <inheritdoc cref="From(string, Func{string, bool}, DelegateScorerOptions?)"/>
    public static IScorer From(string name, Func<ScoreArguments, CancellationToken, Task<Score>> score, DelegateScorerOptions? options = null) =>
        new DelegateScorer(name, KindOf(options), options, async (args, _, token) => await score(args, token).ConfigureAwait(false));

    /// <summary>A scorer of an asynchronous function that gives several feedbacks.</summary>
    /// <inheritdoc cref="From(string, IReadOnlyList{FeedbackInfo}, Func{ScoreArguments, ScoreResult}, DelegateScorerOptions?)"/>
    public static IScorer From(
        string name, IReadOnlyList<FeedbackInfo> feedbacks, Func<ScoreArguments, CancellationToken, Task<ScoreResult>> score, DelegateScorerOptions? options = null) =>
        new DelegateScorer(name, feedbacks, options, async (args, token) => await score(args, token).ConfigureAwait(false));

    private static FeedbackValueKind KindOf(DelegateScorerOptions? options) => (options ?? new()).ValueKind;
}
