namespace EvalKit.Scoring;

/// <summary>
/// The scorers that need no model. Each is safe to call from many threads, and each refuses bad options when it is built: the exception is an
/// <see cref="EvalKitException"/>.
/// </summary>
public static partial class Scorers
{
    /// <summary>Is the output equal to an accepted answer, code point by code point? A bool.</summary>
    /// <param name="options">Normalisation; null for none.</param>
    public static IScorer ExactMatch(ExactMatchOptions? options = null) => new ExactMatchScorer(options ?? new());

    /// <summary>Does the output contain an accepted answer (or the option's text)? A bool.</summary>
    /// <param name="options">Text and normalisation.</param>
    public static IScorer Contains(ContainsOptions options) => new ContainsScorer(options);

    /// <summary>Does the output contain a text? A bool.</summary>
    /// <param name="text">The text.</param>
    public static IScorer Contains(string text) => new ContainsScorer(new() { Text = text });

    /// <summary>Does a regular expression match somewhere in the output? A bool. The time is linear in the output's length.</summary>
    /// <param name="options">The pattern.</param>
    public static IScorer Regex(RegexMatchOptions options) => new RegexMatchScorer(options);

    /// <summary>Does a regular expression match somewhere in the output? A bool.</summary>
    /// <param name="pattern">The pattern; see <see cref="RegexMatchOptions.Pattern"/>.</param>
    public static IScorer Regex(string pattern) => new RegexMatchScorer(new() { Pattern = pattern });

    /// <summary>Is the output equal to an accepted answer after SQuAD's normalisation? A bool. Source: Rajpurkar et al. 2016, arXiv 1606.05250.</summary>
    /// <param name="options">The script's version; null for 1.1.</param>
    public static IScorer SquadExactMatch(SquadOptions? options = null) => new SquadExactMatchScorer(options ?? new());

    /// <summary>F1 of the words that output and best accepted answer share; a number in [0, 1]. Source: Rajpurkar et al. 2016, arXiv 1606.05250.</summary>
    /// <param name="options">The script's version; null for 1.1.</param>
    public static IScorer SquadF1(SquadOptions? options = null) => new SquadF1Scorer(options ?? new());

    /// <summary>Does an accepted answer occur in the output as a whole phrase after SQuAD's normalisation? A bool.</summary>
    /// <param name="options">The feedback's name; null for <c>alias_containment</c>.</param>
    public static IScorer AliasContainment(AliasContainmentOptions? options = null) => new AliasContainmentScorer(options ?? new());

    /// <summary>
    /// The probability, in [0, 1], that a short answer to a factual question is right, by <see cref="ShortAnswerModel"/>; passes from 0.5.
    /// </summary>
    /// <param name="options">Where the question stands; null for the input <c>question</c>, else all inputs.</param>
    public static IScorer ShortAnswerMatch(ShortAnswerMatchOptions? options = null) => new ShortAnswerMatchScorer(options ?? new());

    /// <summary>The app's time in milliseconds; lower is better, unbounded. Unscored where no time was measured or recorded.</summary>
    /// <param name="options">The feedback's name; null for <c>latency</c>.</param>
    public static IScorer Latency(LatencyOptions? options = null) => new LatencyScorer(options ?? new());

    /// <summary>A label that a person gave to the recorded output. An empty cell leaves the case unscored.</summary>
    /// <param name="options">The column and the type of its labels.</param>
    public static IScorer Human(HumanOptions options) => new HumanScorer(options);

    /// <summary>A label that a person gave to the recorded output, true or false.</summary>
    /// <param name="column">The column of the labels.</param>
    public static IScorer Human(string column) => new HumanScorer(new() { Column = column });

    /// <summary>Did the app answer? True for any answer, false when the app threw, an error when its provider failed or the time was up. Part of every run.</summary>
    public static IScorer AppOk() => new AppOkScorer();
}
