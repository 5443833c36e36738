namespace DocsAssistantSample.Retrieval;

/// <summary>Everyday words that mean the same in a question about software; each group is indexed under its first word.</summary>
internal static class Synonyms
{
    private static readonly Dictionary<string, string> Canonical =
        ("delete,remove,erase app,application,program stop,cancel,abort person,people,human folder,directory start,begin choose,select,pick show,display,print " +
        "compute,calculate colour,color key,secret,credential price,cost crash,throw,exception error,fault parse,read size,limit save,store,keep " +
        "environment,variable sentence,phrase build,pipeline telemetry,tracking test,check several,multiple,more name,call unknown,misspell").Split(' ')
        .Select(group => group.Split(',').Select(Stemmer.Stem).ToArray())
        .SelectMany(group => group.Skip(1).Select(word => (word, canonical: group[0])))
        .ToDictionary(pair => pair.word, pair => pair.canonical, StringComparer.Ordinal);

    public static string CanonicalOf(string stem) => Canonical.GetValueOrDefault(stem, stem);
}
