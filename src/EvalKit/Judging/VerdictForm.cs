using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EvalKit.Judging;

/// <summary>What a judge may answer: the type of its verdict, the labels or the range it may have, and which of them pass. Immutable.</summary>
public sealed record VerdictForm
{
    /// <summary>What stands for a label in a phrase of <see cref="Statements"/>.</summary>
    public const string LabelMark = "{label}";

    /// <summary>The labels of a judge that answers yes or no.</summary>
    public static readonly IReadOnlyList<string> YesNo = ["yes", "no"];

    private const int LongestSpelled = 200;

    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> NoSpellings = new Dictionary<string, IReadOnlyList<string>>();

    private readonly IReadOnlyList<string> _statements = [];

    /// <summary>The form of a judge that compares two answers, A and B: menu A, B, tie, with the spellings that models use ("Output (a)", "A&gt;&gt;B", "[[C]]") and the phrases that decide.</summary>
    public static VerdictForm Pairwise => PairwiseVerdict.Form;

    /// <summary>Bool (menu yes, no), number or category.</summary>
    public required FeedbackValueKind Kind { get; init; }

    /// <summary>The labels that may be answered; empty for a number with a range.</summary>
    public IReadOnlyList<string> Menu { get; init; } = [];

    /// <summary>
    /// Other ways to write a label of the menu, by label; case and the amount of white space do not matter. A spelling in <c>[[…]]</c> is one only there. A spelling of two labels
    /// is none. Default: none.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Spellings { get; init; } = NoSpellings;

    /// <summary>
    /// Phrases in which a reply in prose states its decision, with <see cref="LabelMark"/> for the label: <c>{label} is better</c>. The mark alone is a sentence that is nothing
    /// but the label. Default: none, and prose is not read.
    /// </summary>
    /// <exception cref="ArgumentException">A phrase holds the mark not once.</exception>
    public IReadOnlyList<string> Statements
    {
        get => _statements;
        init => _statements = value.FirstOrDefault(p => p.Split(LabelMark).Length != 2) is { } bad
            ? throw new ArgumentException($"The phrase '{bad}' must hold {LabelMark} once.", nameof(value))
            : value;
    }

    /// <summary>The smallest number, inclusive; null for other kinds.</summary>
    public double? Minimum { get; init; }

    /// <summary>The largest number, inclusive; null for other kinds.</summary>
    public double? Maximum { get; init; }

    /// <summary>The labels that pass; empty where no label does or for numbers.</summary>
    public IReadOnlyList<string> PassLabels { get; init; } = [];

    /// <summary>The smallest number that passes; null for none.</summary>
    public double? PassAtLeast { get; init; }

    /// <summary>The largest number that passes; null for none.</summary>
    public double? PassAtMost { get; init; }

    /// <summary>Names of the lists of texts that the judge gives beside its verdict, such as the contradictions it found.</summary>
    public IReadOnlyList<string> Lists { get; init; } = [];

    /// <summary>Whether a reply that is no JSON may name its verdict as a label (<c>Verdict: yes</c>, <c>[[7]]</c>, or nothing but the label). Default: true.</summary>
    public bool Labelled { get; init; } = true;

    /// <summary>Lower is better for a bool that passes on no and for a number with an upper limit.</summary>
    public Polarity Polarity =>
        PassAtMost is not null || (Kind == FeedbackValueKind.Bool && !PassLabels.Contains("yes")) ? Polarity.LowerIsBetter : Polarity.HigherIsBetter;

    /// <summary>Every way to write a label.</summary>
    internal IEnumerable<string> Labels => Menu.Concat(Menu.SelectMany(SpellingsOf));

    /// <summary>The value of a label as a judge wrote it; null when it is not on the menu or out of range.</summary>
    /// <param name="label">The label or a spelling of it; case and surrounding white space do not matter.</param>
    public FeedbackValue? Read(string label)
    {
        var text = label.Trim();
        if (Entry(text) is { } entry)
        {
            return Kind switch
            {
                FeedbackValueKind.Bool => FeedbackValue.Of(entry == "yes"),
                FeedbackValueKind.Number => FeedbackValue.Of(double.Parse(entry, CultureInfo.InvariantCulture)),
                _ => FeedbackValue.OfCategory(entry),
            };
        }

        return Kind == FeedbackValueKind.Number && TryNumber(text, out var number) ? NumberInRange(number) : null;
    }

    /// <summary>Whether a value passes; null when the judge declares no pass rule.</summary>
    /// <param name="value">A value that <see cref="Read"/> gave.</param>
    public bool? Passes(FeedbackValue value) => Kind switch
    {
        FeedbackValueKind.Bool => PassLabels.Contains(value.Bool!.Value ? "yes" : "no"),
        FeedbackValueKind.Category => PassLabels.Count > 0 ? PassLabels.Contains(value.Label!) : null,
        _ => PassAtLeast is null && PassAtMost is null ? null : !(value.Number < PassAtLeast) && !(value.Number > PassAtMost),
    };

    /// <summary>What may be answered, in words: for prompts and messages.</summary>
    public string Describe() => Menu.Count > 0
        ? "one of " + string.Join(", ", Menu)
        : string.Create(CultureInfo.InvariantCulture, $"a number from {Minimum} to {Maximum}");

    /// <summary>The JSON Schema of a reply: the reason first, so that the verdict follows from it, then the lists, then the verdict.</summary>
    public JsonElement Schema()
    {
        var properties = new JsonObject { ["reason"] = new JsonObject { ["type"] = "string" } };
        foreach (var list in Lists)
        {
            properties[list] = new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string" } };
        }

        properties["verdict"] = VerdictSchema();
        return JsonSerializer.SerializeToElement(new JsonObject
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["required"] = new JsonArray([.. properties.Select(p => (JsonNode)p.Key)]),
            ["additionalProperties"] = false,
        });
    }

    private JsonObject VerdictSchema()
    {
        if (Kind == FeedbackValueKind.Number)
        {
            return Menu.Count > 0
                ? new JsonObject { ["type"] = "number", ["enum"] = new JsonArray([.. Menu.Select(m => (JsonNode)double.Parse(m, CultureInfo.InvariantCulture))]) }
                : new JsonObject { ["type"] = "number", ["minimum"] = Minimum, ["maximum"] = Maximum };
        }

        return new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. Menu.Select(m => (JsonNode)m)]) };
    }

    private string? Entry(string text)
    {
        var entry = Menu.FirstOrDefault(m => m.Equals(text, StringComparison.OrdinalIgnoreCase));
        if (entry is not null || Spellings.Count == 0 || text.Length > LongestSpelled)
        {
            return entry;
        }

        var spelled = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var entries = Menu.Where(m => SpellingsOf(m).Contains(spelled, StringComparer.OrdinalIgnoreCase)).Take(2).ToList();
        return entries.Count == 1 ? entries[0] : null;
    }

    private IReadOnlyList<string> SpellingsOf(string entry) => Spellings.TryGetValue(entry, out var spellings) ? spellings : [];

    private FeedbackValue? NumberInRange(double number) =>
        Menu.Count > 0
            ? Menu.Any(m => double.Parse(m, CultureInfo.InvariantCulture).Equals(number)) ? FeedbackValue.Of(number) : null
            : number >= Minimum && number <= Maximum ? FeedbackValue.Of(number) : null;

    private static bool TryNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
}
