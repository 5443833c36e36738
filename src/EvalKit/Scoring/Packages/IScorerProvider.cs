namespace EvalKit.Scoring;

/// <summary>Makes scorers that a suite file names and that are not in EvalKit itself: those of a package with a dependency of its own, or of the user. Thread-safe.</summary>
public interface IScorerProvider
{
    /// <summary>The scorers' names in snake_case.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>Builds a scorer of its name and options; <see cref="ScorerOptionsJson"/> reads options.</summary>
    /// <param name="spec">What a suite file says; the name is one of <see cref="Names"/>. The option <c>file</c> is a full path.</param>
    /// <exception cref="EvalKitException">An option is unknown, or its value cannot be used.</exception>
    IScorer Create(ScorerSpec spec);
}
