namespace EvalKit.Statistics;

/// <summary>
/// Holm's step-down procedure (1979): keeps the probability of any false claim in a family at most α, whatever the dependence between the claims. Pure and thread-safe.
/// </summary>
public static class Holm
{
    /// <summary>Adjusted p-values in the order given: claim i holds at family level α where its adjusted p ≤ α.</summary>
    /// <exception cref="ArgumentException">A p-value lies outside [0, 1].</exception>
    public static IReadOnlyList<double> Adjust(IReadOnlyList<double> pValues)
    {
        var order = PValues.Ascending(pValues);
        var adjusted = new double[pValues.Count];
        var running = 0.0;
        for (var rank = 0; rank < order.Length; rank++)
        {
            running = Math.Max(running, Math.Min(1, (pValues.Count - rank) * pValues[order[rank]]));
            adjusted[order[rank]] = running;
        }

        return adjusted;
    }

    /// <summary>The level of each step, α / (k − i + 1) for i = 1…k: α / k first, α last.</summary>
    /// <param name="claims">How many claims the family has, at least 0.</param>
    /// <param name="alpha">The family's level, in (0, 1).</param>
    public static IReadOnlyList<double> Levels(int claims, double alpha = 0.05)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(claims);
        Requirements.Probability(alpha);
        return [.. Enumerable.Range(0, claims).Select(step => alpha / (claims - step))];
    }

    /// <summary>
    /// Decides a family by intervals instead of p-values: each step asks which open claims hold at its level, until a step adds none.
    /// For claims that hold at every level above one where they hold, this is Holm's procedure.
    /// </summary>
    /// <param name="claims">How many claims the family has.</param>
    /// <param name="holdsAt">Whether claim i (from 0) holds at level α, for example because its 1 − α interval excludes 0.</param>
    /// <param name="alpha">The family's level, in (0, 1).</param>
    /// <returns>For each claim whether it holds in the family.</returns>
    public static IReadOnlyList<bool> Decide(int claims, Func<int, double, bool> holdsAt, double alpha = 0.05)
    {
        ArgumentNullException.ThrowIfNull(holdsAt);
        var levels = Levels(claims, alpha);
        var held = new bool[claims];
        for (var step = 0; step < claims; step = held.Count(claim => claim))
        {
            var added = Enumerable.Range(0, claims).Where(i => !held[i] && holdsAt(i, levels[step])).ToList();
            if (added.Count == 0)
            {
                break;
            }

            added.ForEach(i => held[i] = true);
        }

        return held;
    }
}
