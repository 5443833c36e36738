using EvalKit.Running.Reuse;

namespace EvalKit.Running.Planning;

/// <summary>Which judgements of one judge a run would take over from its baseline, and how many it would make. Not thread-safe.</summary>
/// <param name="judge">The judge.</param>
internal sealed class PlannedReuse(ReusableJudge judge)
{
    private readonly List<ScoreArguments> _reused = [];
    private int _asked;

    public ReusableJudge Judge => judge;

    /// <summary>Whether judgements of today would stand beside judgements of the baseline.</summary>
    public bool IsMixed => _asked > 0 && _reused.Count > 0;

    public void Add(ScoreArguments args, bool isReused)
    {
        if (isReused)
        {
            _reused.Add(args);
        }
        else
        {
            _asked++;
        }
    }

    /// <summary>What would be judged again.</summary>
    /// <param name="seed">The run's seed.</param>
    public IEnumerable<ScoreArguments> Sample(int seed) => DriftCanary.Sample(judge, _reused, seed);
}
