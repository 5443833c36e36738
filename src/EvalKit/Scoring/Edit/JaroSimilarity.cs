namespace EvalKit.Scoring;

/// <summary>
/// Jaro's similarity (Jaro 1989) as python-Levenshtein computes it: the window reaches half the shorter text, rounded up, to both sides, and each symbol is matched
/// with the first free one. Time grows with the sum of the lengths.
/// </summary>
internal static class JaroSimilarity
{
    /// <summary>The similarity in [0, 1]; 1 for two empty texts.</summary>
    public static double Of(ReadOnlySpan<int> first, ReadOnlySpan<int> second)
    {
        if (first.IsEmpty || second.IsEmpty)
        {
            return first.IsEmpty && second.IsEmpty ? 1 : 0;
        }

        return first.Length <= second.Length ? Matched(first, second) : Matched(second, first);
    }

    /// <summary>
    /// Goes through the longer text; of each symbol the places in the shorter one stand in a queue, from which those are taken that the window, which only moves on,
    /// has reached.
    /// </summary>
    private static double Matched(ReadOnlySpan<int> shorter, ReadOnlySpan<int> longer)
    {
        var queues = Queues(shorter, out var next);
        var window = (shorter.Length + 1) / 2;
        var order = new int[shorter.Length]; // Of each place the number of its match, from 1.
        var matches = 0;
        for (var i = 0; i < Math.Min(longer.Length, shorter.Length + window); i++)
        {
            if (!queues.TryGetValue(longer[i], out var head))
            {
                continue;
            }

            while (head >= 0 && head < i - window)
            {
                head = next[head];
            }

            if (head >= 0 && head <= i + window)
            {
                order[head] = ++matches;
                head = next[head];
            }

            queues[longer[i]] = head;
        }

        return matches == 0 ? 0 : Similarity(matches, Misplaced(order), shorter.Length, longer.Length);
    }

    private static Dictionary<int, int> Queues(ReadOnlySpan<int> text, out int[] next)
    {
        var queues = new Dictionary<int, int>();
        next = new int[text.Length];
        for (var i = text.Length - 1; i >= 0; i--)
        {
            next[i] = queues.GetValueOrDefault(text[i], -1);
            queues[text[i]] = i;
        }

        return queues;
    }

    /// <summary>Matches that do not stand in the order of the other text: each exchange counts twice.</summary>
    private static int Misplaced(int[] order)
    {
        var (seen, misplaced) = (0, 0);
        foreach (var number in order)
        {
            if (number > 0 && number != ++seen)
            {
                misplaced++;
            }
        }

        return misplaced;
    }

    private static double Similarity(double matches, double misplaced, double first, double second) =>
        ((matches / first) + (matches / second) + 1 - (misplaced / matches / 2)) / 3;
}
