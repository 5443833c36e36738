namespace EvalKit.Scoring;

/// <summary>Walks a scorer and, where it is a combinator, its parts at any depth.</summary>
internal static class ScorerTree
{
    /// <summary>The scorers that are no combinators, with their names in the tree, in the order in which they are asked.</summary>
    public static IEnumerable<(string Name, IScorer Leaf)> Leaves(IScorer scorer) => Leaves(scorer, scorer.Info.Feedbacks[0].Name);

    /// <summary>The same tree with other leaves. A scorer that is no combinator is its own leaf.</summary>
    public static IScorer Map(IScorer scorer, Func<IScorer, IScorer> leaf) =>
        scorer is IScorerCombinator combinator ? combinator.With([.. combinator.Parts.Select(p => Map(p, leaf))]) : leaf(scorer);

    /// <summary>What would be asked of the leaves about a trial.</summary>
    public static IEnumerable<LeafCall> Calls(IScorer scorer, ScoreArguments args) => Calls(scorer, scorer.Info.Feedbacks[0].Name, args, isCertain: true);

    /// <summary>What the scorer and its parts need, each once. What a part compares the output with, its combinator gives it.</summary>
    public static IEnumerable<string> NeedsOf(IScorer scorer) => (scorer is IScorerCombinator combinator
        ? scorer.Info.Needs.Concat(combinator.Parts.SelectMany(NeedsOf).Where(n => n != Needs.Reference))
        : scorer.Info.Needs).Distinct(StringComparer.Ordinal);

    private static IEnumerable<(string Name, IScorer Leaf)> Leaves(IScorer scorer, string name) => scorer is IScorerCombinator combinator
        ? combinator.Parts.Zip(PartNames.Of(combinator.Parts)).SelectMany(p => Leaves(p.First, $"{name}.{p.Second}"))
        : [(name, scorer)];

    private static IEnumerable<LeafCall> Calls(IScorer scorer, string name, ScoreArguments args, bool isCertain)
    {
        if (scorer is not IScorerCombinator combinator)
        {
            return [new LeafCall(name, scorer, args, isCertain)];
        }

        var names = PartNames.Of(combinator.Parts);
        return combinator.CallsOf(args).SelectMany(c => Calls(combinator.Parts[c.Part], $"{name}.{names[c.Part]}", c.Arguments, isCertain && c.IsCertain));
    }
}
