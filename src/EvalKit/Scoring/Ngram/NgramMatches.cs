using System.Runtime.InteropServices;

namespace EvalKit.Scoring;

/// <summary>How many n-grams of one length an output shares with its references.</summary>
/// <param name="Output">N-grams of the output.</param>
/// <param name="References">N-grams of each reference.</param>
/// <param name="Matches">Shared with each reference, each n-gram as often as the side that has it less often.</param>
/// <param name="Clipped">Shared with the references together, each n-gram at most as often as in the reference that has it most often (BLEU's count).</param>
internal sealed record NgramMatches(int Output, IReadOnlyList<int> References, IReadOnlyList<int> Matches, int Clipped)
{
    /// <summary>Counts the n-grams of 1 to <paramref name="longest"/> symbols (numbered words, or code points).</summary>
    public static IReadOnlyList<NgramMatches> Count(int[] output, IReadOnlyList<int[]> references, int longest)
    {
        var counted = new NgramMatches[longest];
        int[][] texts = [output, .. references];
        var starts = texts;
        for (var n = 1; n <= longest; n++)
        {
            starts = n == 1 ? Distinct(starts) : Longer(starts, texts, n);
            counted[n - 1] = Compare(starts);
        }

        return counted;
    }

    /// <summary>The symbols numbered from 0.</summary>
    private static int[][] Distinct(int[][] texts)
    {
        var numbers = new Dictionary<int, int>();
        return Array.ConvertAll(texts, text => Array.ConvertAll(text, symbol => Number(numbers, symbol)));
    }

    /// <summary>Numbers the n-grams by what they begin with (an n-gram one shorter, which has a number) and the symbol that they end with: no text is joined or hashed.</summary>
    private static int[][] Longer(int[][] shorter, int[][] texts, int n)
    {
        var numbers = new Dictionary<ulong, int>();
        var longer = new int[texts.Length][];
        for (var t = 0; t < texts.Length; t++)
        {
            longer[t] = new int[Math.Max(0, texts[t].Length - n + 1)];
            for (var i = 0; i < longer[t].Length; i++)
            {
                longer[t][i] = Number(numbers, ((ulong)(uint)shorter[t][i] << 32) | (uint)texts[t][i + n - 1]);
            }
        }

        return longer;
    }

    private static int Number<TKey>(Dictionary<TKey, int> numbers, TKey key)
        where TKey : notnull
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, key, out var known);
        if (!known)
        {
            number = numbers.Count - 1;
        }

        return number;
    }

    private static NgramMatches Compare(int[][] texts)
    {
        var distinct = texts.Max(t => t.Length == 0 ? 0 : t.Max() + 1);
        var output = Frequencies(texts[0], distinct);
        var most = new int[distinct];
        var matches = new int[texts.Length - 1];
        for (var r = 0; r < matches.Length; r++)
        {
            var reference = Frequencies(texts[r + 1], distinct);
            for (var i = 0; i < distinct; i++)
            {
                matches[r] += Math.Min(output[i], reference[i]);
                most[i] = Math.Max(most[i], reference[i]);
            }
        }

        var clipped = 0;
        for (var i = 0; i < distinct; i++)
        {
            clipped += Math.Min(output[i], most[i]);
        }

        return new NgramMatches(texts[0].Length, [.. texts.Skip(1).Select(t => t.Length)], matches, clipped);
    }

    private static int[] Frequencies(int[] text, int distinct)
    {
        var frequencies = new int[distinct];
        foreach (var number in text)
        {
            frequencies[number]++;
        }

        return frequencies;
    }
}
