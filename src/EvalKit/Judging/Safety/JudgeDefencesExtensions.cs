namespace EvalKit.Judging.Safety;

/// <summary>Gives judges other defences than those of their file.</summary>
public static class JudgeDefencesExtensions
{
    /// <summary>The same judge behind other defences; its fingerprint is another one.</summary>
    /// <param name="judge">A judge of a file, such as <see cref="Judges.Correctness(string, string?)"/> makes.</param>
    /// <param name="defences">The defences.</param>
    /// <exception cref="EvalKitException">The scorer is no judge of a file.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value of the defences is out of its range.</exception>
    public static IScorer WithDefences(this IScorer judge, JudgeDefences defences)
    {
        ArgumentNullException.ThrowIfNull(judge);
        ArgumentNullException.ThrowIfNull(defences);
        ArgumentOutOfRangeException.ThrowIfLessThan(defences.MaxCharacters ?? JudgeDefencesReader.LeastCharacters, JudgeDefencesReader.LeastCharacters, nameof(defences));
        ArgumentOutOfRangeException.ThrowIfNegative(defences.MinTokens, nameof(defences));
        ArgumentOutOfRangeException.ThrowIfNegative(defences.Counterfactual, nameof(defences));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(defences.Counterfactual, 1, nameof(defences));
        return judge switch
        {
            JudgeScorer unbound => unbound.With(defences),
            BoundJudge bound => bound.With(defences),
            _ => throw new EvalKitException(FaultKind.Usage, $"'{judge.Info.Name}' is no judge of a judge file, so it has no defences to change. Expected what Judges.* makes."),
        };
    }
}
