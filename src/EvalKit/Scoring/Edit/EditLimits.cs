namespace EvalKit.Scoring;

/// <summary>How long two texts may be together before a comparison that grows with the product of their lengths is refused: an error, which is never a value.</summary>
internal static class EditLimits
{
    /// <summary>Cells of the table that are computed 64 at a time: two texts of 200,000 symbols, which takes about two seconds.</summary>
    public const long MostParallelCells = 40_000_000_000;

    /// <summary>Cells of the table that are computed one by one: two texts of 30,000 symbols, which takes a few seconds.</summary>
    public const long MostCells = 1_000_000_000;

    /// <exception cref="EvalKitException">The texts are too long; the message says what can be compared.</exception>
    public static void Check(int first, int second, long most)
    {
        if ((long)first * second > most)
        {
            var side = (long)Math.Sqrt(most);
            throw new EvalKitException(
                FaultKind.Usage,
                FormattableString.Invariant($"The texts differ over {first:N0} and {second:N0} symbols, which takes too long to align: at most {side:N0} on each side. Compare shorter texts, such as paragraphs."));
        }
    }
}
