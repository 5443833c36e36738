namespace EvalKit.Scoring;

/// <summary>Compares vectors.</summary>
internal static class Vectors
{
    /// <summary>The cosine of the angle between two vectors, computed with doubles and kept on [−1, 1].</summary>
    /// <exception cref="EvalKitException">They are of different lengths, or one has no direction.</exception>
    public static double Cosine(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        if (a.Length != b.Length)
        {
            throw new EvalKitException(FaultKind.Usage, FormattableString.Invariant($"vectors of {a.Length} and {b.Length} numbers cannot be compared. Make both by one model."));
        }

        double product = 0, first = 0, second = 0;
        for (var i = 0; i < a.Length; i++)
        {
            product += (double)a[i] * b[i];
            first += (double)a[i] * a[i];
            second += (double)b[i] * b[i];
        }

        var length = Math.Sqrt(first) * Math.Sqrt(second);
        return length > 0 && double.IsFinite(length)
            ? Math.Clamp(product / length, -1, 1)
            : throw new EvalKitException(FaultKind.Usage, "a vector without numbers, of zeros only or with numbers that are not finite has no direction. Look at what the model returns.");
    }
}
