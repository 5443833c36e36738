namespace EvalKit.Scoring;

/// <summary>One call of a scorer that is no combinator, somewhere in a tree of them.</summary>
/// <param name="Name">The scorer's name in the tree: the root's main feedback and the names of the parts down to it, joined by dots.</param>
/// <param name="Leaf">The scorer.</param>
/// <param name="Arguments">What it is given.</param>
/// <param name="IsCertain">Whether the call is made in any case.</param>
internal readonly record struct LeafCall(string Name, IScorer Leaf, ScoreArguments Arguments, bool IsCertain);
