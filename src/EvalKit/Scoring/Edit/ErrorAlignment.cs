namespace EvalKit.Scoring;

/// <summary>
/// How many symbols stay as they are where a sequence is made of another with the fewest edits. Several alignments have the fewest edits and differ in that number:
/// the one that keeps most is taken, so that the value belongs to the texts and not to an order of steps.
/// </summary>
internal static class ErrorAlignment
{
    /// <summary>Edits weigh more than any number of kept symbols.</summary>
    private const long Edit = 1L << 32;

    /// <exception cref="EvalKitException">Both are too long; see <see cref="EditLimits"/>.</exception>
    public static (int Edits, int Kept) Of(ReadOnlySpan<int> reference, ReadOnlySpan<int> output)
    {
        // Matching what both begin and end with costs no edit and loses no match.
        var (start, end) = CommonEnds.Of(reference, output);
        var (edits, kept) = Table(reference[start..^end], output[start..^end]);
        return (edits, kept + start + end);
    }

    private static (int Edits, int Kept) Table(ReadOnlySpan<int> reference, ReadOnlySpan<int> output)
    {
        EditLimits.Check(reference.Length, output.Length, EditLimits.MostCells);
        var row = new long[output.Length + 1];
        for (var j = 0; j < row.Length; j++)
        {
            row[j] = j * Edit;
        }

        foreach (var symbol in reference)
        {
            var diagonal = row[0];
            row[0] += Edit;
            for (var j = 1; j < row.Length; j++)
            {
                var best = Math.Min(diagonal + (symbol == output[j - 1] ? -1 : Edit), Math.Min(row[j - 1], row[j]) + Edit);
                (diagonal, row[j]) = (row[j], best);
            }
        }

        // The cost is edits · Edit − kept, and fewer symbols are kept than one edit weighs.
        var edits = (row[^1] + Edit - 1) / Edit;
        return ((int)edits, (int)((edits * Edit) - row[^1]));
    }
}
