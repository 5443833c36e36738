namespace EvalKit.Scoring;

/// <summary>Takes away what two sequences begin and end with alike: it changes no edit distance and no common subsequence but by its length.</summary>
internal static class CommonEnds
{
    public static (int Start, int End) Of(ReadOnlySpan<int> first, ReadOnlySpan<int> second)
    {
        var start = first.CommonPrefixLength(second);
        var (i, j) = (first.Length, second.Length);
        while (i > start && j > start && first[i - 1] == second[j - 1])
        {
            i--;
            j--;
        }

        return (start, first.Length - i);
    }
}
