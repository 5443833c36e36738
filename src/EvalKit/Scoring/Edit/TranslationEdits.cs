namespace EvalKit.Scoring;

/// <summary>
/// The edits of TER (Snover et al. 2006): insertions, deletions, substitutions, and shifts of a run of words, each of which counts as one. The fewest cannot be found
/// in reasonable time, so Tercom takes the best shift as long as one helps, within the limits below; equal to sacreBLEU's lib_ter.
/// </summary>
internal static class TranslationEdits
{
    private const int LongestShift = 10;
    private const int FarthestShift = 50;
    private const int MostCandidates = 1_000;

    /// <summary>Cells that one pass may compute: two texts of 45,000 words. A thousand candidates that differ throughout take some ten seconds then.</summary>
    private const long MostCells = 2_500_000;

    /// <summary>The edits that make the reference of the output; both as numbered words.</summary>
    /// <exception cref="EvalKitException">The texts are too long.</exception>
    public static int Count(int[] output, int[] reference)
    {
        if (reference.Length == 0)
        {
            return output.Length;
        }

        if (BeamEditDistance.Cells(reference.Length, output.Length) > MostCells)
        {
            throw new EvalKitException(
                FaultKind.Usage,
                FormattableString.Invariant($"The texts have {output.Length:N0} and {reference.Length:N0} words, which takes too long to align with shifts: at most 45,000 on each side. Compare shorter texts, such as paragraphs."));
        }

        var distance = new BeamEditDistance(reference, output.Length);
        var words = output;
        var (shifts, candidates) = (0, 0);
        while (true)
        {
            var edits = distance.Keep(words);
            var better = Best(words, reference, edits, distance, ref candidates);
            if (candidates >= MostCandidates || better is not { } shift)
            {
                return shifts + edits;
            }

            var moved = new int[words.Length];
            shift.Move(words, moved);
            words = moved;
            shifts++;
        }
    }

    /// <summary>The shift that saves most edits; of equal ones the longest, then the one of the earliest run, then the one to the earliest place. Null where none saves any.</summary>
    private static WordShift? Best(int[] words, int[] reference, int edits, BeamEditDistance distance, ref int candidates)
    {
        var alignment = distance.Align();
        var moved = new int[words.Length];
        (int Gain, int Length, int Start, int Target)? best = null;
        foreach (var (start, place, length) in EqualRuns(words, reference))
        {
            var someWrong = alignment.OutputErrors.AsSpan(start, length).Contains(true) && alignment.ReferenceErrors.AsSpan(place, length).Contains(true);
            if (!someWrong || (alignment.Places[place] >= start && alignment.Places[place] < start + length))
            {
                continue; // What is right already stays, and a run is not moved into itself.
            }

            var before = -1;
            for (var offset = -1; offset < length; offset++)
            {
                var target = place + offset < 0 ? 0 : alignment.Places[place + offset] + 1;
                if (target == before)
                {
                    continue;
                }

                before = target;
                var shift = new WordShift(start, length, target);
                var end = shift.Move(words, moved);
                var candidate = (edits - distance.Changed(moved, shift.From, end), length, -start, -target);
                best = best is { } known && known.CompareTo(candidate) >= 0 ? best : candidate;
                candidates++;
            }

            if (candidates >= MostCandidates)
            {
                break;
            }
        }

        return best is { Gain: > 0 } found ? new WordShift(-found.Start, found.Length, -found.Target) : null;
    }

    /// <summary>Runs that stand in both, not too far from each other: each start with every length from one word on.</summary>
    private static IEnumerable<(int Start, int Place, int Length)> EqualRuns(int[] words, int[] reference)
    {
        for (var start = 0; start < words.Length; start++)
        {
            var end = Math.Min(reference.Length, start + FarthestShift + 1);
            for (var place = Math.Max(0, start - FarthestShift); place < end; place++)
            {
                var most = Math.Min(LongestShift, Math.Min(words.Length - start, reference.Length - place));
                for (var length = 1; length <= most && words[start + length - 1] == reference[place + length - 1]; length++)
                {
                    yield return (start, place, length);
                }
            }
        }
    }
}
