namespace EvalKit.Scoring;

/// <summary>
/// Which word of the output stands for which word of the reference: equal words first, then words of equal stem among those left. Within a stage the output is gone
/// through from its end and each word takes the last free place in the reference, as NLTK does; that keeps runs together without a search over all alignments.
/// </summary>
/// <param name="Matches">How many words have a partner.</param>
/// <param name="Chunks">Into how many runs, in order and without a gap on both sides, those words fall.</param>
internal readonly record struct MeteorAlignment(int Matches, int Chunks)
{
    private const int Free = -1;

    public static MeteorAlignment Of(IReadOnlyList<string> output, IReadOnlyList<string> reference)
    {
        var partners = new int[output.Count];
        Array.Fill(partners, Free);
        var taken = new bool[reference.Count];
        Match(partners, taken, output, reference, word => word);
        Match(partners, taken, output, reference, PorterStemmer.Stem);
        return Count(partners);
    }

    private static void Match(int[] partners, bool[] taken, IReadOnlyList<string> output, IReadOnlyList<string> reference, Func<string, string> form)
    {
        var places = new Dictionary<string, Stack<int>>(StringComparer.Ordinal);
        for (var place = 0; place < taken.Length; place++)
        {
            if (!taken[place])
            {
                var word = form(reference[place]);
                if (!places.TryGetValue(word, out var same))
                {
                    places.Add(word, same = new Stack<int>());
                }

                same.Push(place);
            }
        }

        for (var i = partners.Length - 1; i >= 0; i--)
        {
            if (partners[i] == Free && places.TryGetValue(form(output[i]), out var same) && same.TryPop(out var place))
            {
                partners[i] = place;
                taken[place] = true;
            }
        }
    }

    private static MeteorAlignment Count(int[] partners)
    {
        var (matches, chunks) = (0, 0);
        for (var i = 0; i < partners.Length; i++)
        {
            if (partners[i] != Free)
            {
                matches++;
                chunks += i > 0 && partners[i - 1] != Free && partners[i] == partners[i - 1] + 1 ? 0 : 1;
            }
        }

        return new MeteorAlignment(matches, chunks);
    }
}
