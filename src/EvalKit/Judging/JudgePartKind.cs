namespace EvalKit.Judging;

/// <summary>How a part is made of what a judge found.</summary>
internal enum JudgePartKind
{
    /// <summary>The share of the items with a label; unscored without any item.</summary>
    Share,

    /// <summary>How many items have a label, or how many entries a list has.</summary>
    Count,

    /// <summary>Whether one item has a label.</summary>
    Item,
}
