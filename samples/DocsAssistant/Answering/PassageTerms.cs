using DocsAssistantSample.Reading;
using DocsAssistantSample.Retrieval;

namespace DocsAssistantSample.Answering;

/// <summary>The fragments of a passage, and the terms that stand in each, in what introduces it, in the headings and anywhere.</summary>
internal sealed record PassageTerms(
    IReadOnlyList<Fragment> Fragments, IReadOnlyList<HashSet<string>> Inside, IReadOnlyList<HashSet<string>> Leads, HashSet<string> Heading, HashSet<string> Anywhere)
{
    public static PassageTerms Read(Passage passage)
    {
        var fragments = FragmentReader.Read(passage.Text);
        return new PassageTerms(
            fragments, [.. fragments.Select(f => TermSet(f.Text))], [.. fragments.Select(f => TermSet(f.Lead))], TermSet(passage.Heading), TermSet(passage.Text));
    }

    private static HashSet<string> TermSet(string text) => Terms.Of(text).ToHashSet(StringComparer.Ordinal);
}
