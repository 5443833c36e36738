namespace EvalKit.Statistics;

/// <summary>
/// A sample in the one form that random methods work on: sorted, and turned so that its sum is not negative. So the order of the cases
/// changes nothing, and baseline and candidate changed over give the mirrored interval, with the same seed.
/// </summary>
internal sealed class CanonicalSample
{
    private CanonicalSample(double[] values, bool mirrored) => (Values, Mirrored) = (values, mirrored);

    internal double[] Values { get; }

    internal bool Mirrored { get; }

    internal static CanonicalSample From(IReadOnlyList<double> values)
    {
        var mirrored = Descriptive.Sum(values) < 0;
        double[] turned = [.. values.Select(value => mirrored ? -value : value).Order()];
        return new CanonicalSample(turned, mirrored);
    }

    /// <summary>Turns the bounds found on <see cref="Values"/> back to those of the sample as it was given.</summary>
    internal Interval Restore(double low, double high, double level, string method) =>
        Mirrored ? new Interval(-high, -low, level, method) : new Interval(low, high, level, method);
}
