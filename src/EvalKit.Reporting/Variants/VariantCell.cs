namespace EvalKit.Reporting.Variants;

/// <summary>What one variant has in one column; an absent text is empty.</summary>
internal sealed record VariantCell
{
    /// <summary>The value over all scored cases.</summary>
    public string Value { get; init; } = "";

    /// <summary>The difference to the first variant over the cases that pair.</summary>
    public string Difference { get; init; } = "";

    /// <summary>The 95 % interval of the difference, on its own.</summary>
    public string Bounds { get; init; } = "";

    /// <summary>Cases that the difference stands on; of the first variant, those that the value stands on.</summary>
    public int? N { get; init; }

    /// <summary><c>better</c> or <c>worse</c> where the difference is beyond chance among all of the table, else <c>even</c>.</summary>
    public string Direction { get; init; } = Even;

    /// <summary>Why there is no difference where one is looked for.</summary>
    public string Note { get; init; } = "";

    /// <summary>The comparison behind it; null for the first variant and where nothing can be compared.</summary>
    public FeedbackComparison? Compared { get; init; }

    public const string Even = "even";
}
