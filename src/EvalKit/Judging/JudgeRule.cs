using System.Globalization;
using System.Text.Json.Nodes;

namespace EvalKit.Judging;

/// <summary>When a verdict is yes, so that a reply which says one thing and finds another is not taken for a verdict. Immutable.</summary>
internal sealed record JudgeRule
{
    /// <summary>The label that all items must have; null for no such rule.</summary>
    public string? All { get; init; }

    /// <summary>The label that at least one item must have; null for no such rule.</summary>
    public string? Any { get; init; }

    /// <summary>The list that must be empty; null for no such rule.</summary>
    public string? Empty { get; init; }

    /// <summary>What does not fit together; null when all does, or when the reply lacks the lists.</summary>
    /// <param name="items">The name of the items' list.</param>
    /// <param name="reading">A reading with a verdict of yes or no.</param>
    public string? Fault(string? items, VerdictReading reading)
    {
        if (reading is not { Value.Bool: { } verdict, Lists: { } lists } || !IsComplete(items, lists))
        {
            return null;
        }

        var against = Against(items, lists);
        return verdict == (against is null) ? null
            : verdict ? $"The verdict is yes, but {against}."
            : $"The verdict is no, but {string.Join(" and ", new[] { All is null ? null : $"all {items} are {All}", Any is null ? null : $"some {items} are {Any}", Empty is null ? null : $"there are no {Empty}" }.OfType<string>())}.";
    }

    private bool IsComplete(string? items, JsonObject lists) =>
        ((All ?? Any) is null || lists.ContainsKey(items!)) && (Empty is null || lists.ContainsKey(Empty));

    /// <summary>What speaks against yes; null when nothing does.</summary>
    private string? Against(string? items, JsonObject lists)
    {
        var labels = (All ?? Any) is null ? [] : lists[items!]!.AsArray().Select(i => (string)i![ItemForm.Verdict]!).ToList();
        var others = labels.Count(l => l != All);
        return All is not null && others > 0 ? string.Create(CultureInfo.InvariantCulture, $"{others} of {labels.Count} {items} are not {All}")
            : Any is not null && !labels.Contains(Any) ? $"none of the {items} is {Any}"
            : Empty is not null && lists[Empty]!.AsArray().Count > 0 ? $"there are {Empty}"
            : null;
    }
}
