namespace EvalKit.Statistics;

/// <summary>
/// A two-sided confidence interval. Both bounds are finite; where a method cannot bound its quantity at the level asked
/// for, it returns no interval (<see langword="null"/>) instead of an infinite one.
/// </summary>
/// <param name="Low">The lower bound, in the unit of the quantity. Alone it is the one-sided lower bound at level (1 + <paramref name="Level"/>) / 2.</param>
/// <param name="High">The upper bound, never below <paramref name="Low"/>.</param>
/// <param name="Level">The two-sided confidence level, in (0, 1).</param>
/// <param name="Method">The method that made it, one of <see cref="IntervalMethods"/>.</param>
public sealed record Interval(double Low, double High, double Level, string Method)
{
    /// <summary>Half the distance between the bounds: the "±" of a reader.</summary>
    public double HalfWidth => (High - Low) / 2;

    /// <summary>Whether a value lies within the bounds, the bounds included.</summary>
    public bool Contains(double value) => Low <= value && value <= High;
}
