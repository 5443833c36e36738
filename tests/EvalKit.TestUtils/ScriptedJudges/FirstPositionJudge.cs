using EvalKit.Judging.Robustness;

namespace EvalKit.TestUtils.ScriptedJudges;

/// <summary>Prefers the first of two answers, whatever they say.</summary>
public static class FirstPositionJudge
{
    /// <summary>The comparison.</summary>
    public static ValueTask<PairChoice?> CompareAsync(EvalCase evalCase, string first, string second, CancellationToken cancellationToken) => new(PairChoice.First);
}
