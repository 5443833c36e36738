namespace EvalKit.Scoring;

/// <summary>Finds the expected passages among those that were retrieved. Each expected one is found once: by the first passage that is it.</summary>
internal static class PassageMatcher
{
    private const TextNormalization Normalization = TextNormalization.LowerCase | TextNormalization.CollapseWhiteSpace;

    public static RankedRelevance Match(IReadOnlyList<RetrievedPassage> expected, IReadOnlyList<RetrievedPassage> retrieved, DocumentMatch by)
    {
        var open = expected.Where(e => e.Relevance > 0).Select(e => (Key: KeyOf(e, by), e.Relevance)).DistinctBy(e => e.Key, StringComparer.Ordinal).ToList();
        var relevances = open.Select(e => e.Relevance).ToList();
        var (gains, finds) = (new double[retrieved.Count], new int[retrieved.Count]);
        for (var i = 0; i < retrieved.Count && open.Count > 0; i++)
        {
            var key = KeyOf(retrieved[i], by);
            var found = open.Where(e => by == DocumentMatch.ContainsText ? key.Contains(e.Key, StringComparison.Ordinal) : key == e.Key).ToList();
            if (found.Count > 0)
            {
                (gains[i], finds[i]) = (found.Max(f => f.Relevance), found.Count);
                open.RemoveAll(found.Contains);
            }
        }

        return new RankedRelevance(gains, finds, relevances);
    }

    private static string KeyOf(RetrievedPassage passage, DocumentMatch by) =>
        by == DocumentMatch.Id ? passage.Id! : TextNormalizer.Apply(passage.Text!, Normalization);
}
