using EvalKit.Gating;
using EvalKit.Statistics;

namespace EvalKit.Tests.Gating;

/// <summary>
/// The probability of each verdict of a pull request with one max_drop gate and the app gate, exactly: every table of (both pass, worse, better, both fail)
/// that n cases can give, weighed by its multinomial probability and decided by <see cref="DropRule.Decide(PairedCounts, double, double, double)"/>, the code of the
/// gate itself. The app never throws, so its gate passes. Newcombe's interval needs the whole table, so no count can be summed out; instead the counts are
/// taken as three binomials in turn (worse; better among the rest; both pass among the rest), each cut where less than 1e-12 of it is left on a side.
/// </summary>
internal sealed class OperatingCharacteristics
{
    private const double Tail = 1e-12;
    private readonly double[] _logFactorials;
    private readonly Dictionary<(int Both, int Worse, int Better), Verdict> _decided = [];
    private readonly double _margin;
    private readonly int _cases;

    public OperatingCharacteristics(int cases, double margin)
    {
        _cases = cases;
        _margin = margin;
        _logFactorials = new double[cases + 1];
        for (var i = 1; i <= cases; i++)
        {
            _logFactorials[i] = _logFactorials[i - 1] + Math.Log(i);
        }
    }

    /// <summary>The chance of each verdict.</summary>
    /// <param name="baselineRate">The baseline's pass rate.</param>
    /// <param name="worse">The share of cases that only the baseline passes.</param>
    /// <param name="better">The share of cases that only the candidate passes.</param>
    public VerdictChances Of(double baselineRate, double worse, double better)
    {
        double pass = 0, inconclusive = 0, fail = 0;
        var both = baselineRate - worse;
        foreach (var (b, chanceOfWorse) in Binomial(_cases, worse))
        {
            foreach (var (c, chanceOfBetter) in Binomial(_cases - b, better / (1 - worse)))
            {
                foreach (var (a, chanceOfBoth) in Binomial(_cases - b - c, Math.Min(1, both / (1 - worse - better))))
                {
                    var chance = chanceOfWorse * chanceOfBetter * chanceOfBoth;
                    switch (Decide(a, b, c))
                    {
                        case Verdict.Pass:
                            pass += chance;
                            break;
                        case Verdict.Fail:
                            fail += chance;
                            break;
                        default:
                            inconclusive += chance;
                            break;
                    }
                }
            }
        }

        return new VerdictChances(pass, inconclusive, fail);
    }

    private Verdict Decide(int both, int worse, int better)
    {
        if (!_decided.TryGetValue((both, worse, better), out var verdict))
        {
            verdict = DropRule.Decide(new PairedCounts(both, worse, better, _cases - both - worse - better), _margin).Verdict;
            _decided.Add((both, worse, better), verdict);
        }

        return verdict;
    }

    /// <summary>The counts of a binomial with their probabilities, without tails of less than <see cref="Tail"/>.</summary>
    private List<(int Count, double Chance)> Binomial(int cases, double share)
    {
        if (share <= 0)
        {
            return [(0, 1)];
        }

        if (share >= 1)
        {
            return [(cases, 1)];
        }

        var chances = Enumerable.Range(0, cases + 1)
            .Select(k => (Count: k, Chance: Math.Exp(
                _logFactorials[cases] - _logFactorials[k] - _logFactorials[cases - k] + (k * Math.Log(share)) + ((cases - k) * Math.Log(1 - share)))))
            .ToList();
        var (first, below) = (0, chances[0].Chance);
        while (below < Tail)
        {
            below += chances[++first].Chance;
        }

        var (last, above) = (cases, chances[cases].Chance);
        while (above < Tail)
        {
            above += chances[--last].Chance;
        }

        return chances.GetRange(first, last - first + 1);
    }
}
