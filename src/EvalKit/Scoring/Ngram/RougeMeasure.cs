namespace EvalKit.Scoring;

/// <summary>ROUGE's ways to compare two texts, each as the <c>rouge_score</c> package computes it.</summary>
internal static class RougeMeasure
{
    /// <summary>Shared n-grams.</summary>
    public static RougeScore Ngrams(string output, string reference, int n, bool stem)
    {
        var vocabulary = new Vocabulary();
        var matches = NgramMatches.Count(vocabulary.Number(RougeTokens.Of(output, stem)), [vocabulary.Number(RougeTokens.Of(reference, stem))], n)[^1];
        return RougeScore.Of(matches.Matches[0], matches.Output, matches.References[0]);
    }

    /// <summary>The longest common subsequence of the whole texts.</summary>
    public static RougeScore Longest(string output, string reference, bool stem)
    {
        var vocabulary = new Vocabulary();
        var (given, wanted) = (vocabulary.Number(RougeTokens.Of(output, stem)), vocabulary.Number(RougeTokens.Of(reference, stem)));
        return RougeScore.Of(CommonSubsequence.Length(given, wanted), given.Length, wanted.Length);
    }

    /// <summary>For each line of the reference the union of its subsequences with the lines of the output; a word counts as often as the side that has it less often.</summary>
    public static RougeScore Lines(string output, string reference, bool stem)
    {
        var vocabulary = new Vocabulary();
        var (given, wanted) = (Lines(output, stem, vocabulary), Lines(reference, stem, vocabulary));
        EditLimits.Check(given.Count, wanted.Count, UnionSubsequence.MostPairs);
        var (outputLength, referenceLength) = (given.Sum(l => l.Length), wanted.Sum(l => l.Length));
        var (left, open) = (Frequencies(given), Frequencies(wanted));
        var shared = 0;
        foreach (var line in wanted)
        {
            foreach (var place in UnionSubsequence.Of(line, given))
            {
                if (left.GetValueOrDefault(line[place]) > 0 && open[line[place]] > 0)
                {
                    left[line[place]]--;
                    open[line[place]]--;
                    shared++;
                }
            }
        }

        return RougeScore.Of(shared, outputLength, referenceLength);
    }

    private static List<int[]> Lines(string text, bool stem, Vocabulary vocabulary) =>
        [.. text.Split('\n').Where(l => l.Length > 0).Select(l => vocabulary.Number(RougeTokens.Of(l, stem)))];

    private static Dictionary<int, int> Frequencies(IEnumerable<int[]> lines) =>
        lines.SelectMany(l => l).GroupBy(word => word).ToDictionary(g => g.Key, g => g.Count());
}
