using System.Text.RegularExpressions;

namespace EvalKit.Judging;

/// <summary>Reads the key <c>levels</c> of a judge file: a menu whose entries have a description each, which the prompt shows as <c>{{ levels }}</c>.</summary>
internal static partial class JudgeLevels
{
    private const string Key = RubricPrompt.Levels;

    /// <summary>What may be answered: the levels, else the menu.</summary>
    /// <exception cref="EvalKitException">The file has both.</exception>
    public static IReadOnlyList<string> Menu(FrontMatter front)
    {
        var levels = front.Map(Key);
        return levels.Count == 0 ? front.Texts("menu")
            : front.Texts("menu").Count == 0 ? [.. levels.Select(l => l.Name)]
            : throw front.Fault("menu", "'levels' are a menu with descriptions: leave out 'menu'");
    }

    /// <summary>The levels as the prompt shows them; empty for a judge without.</summary>
    /// <exception cref="EvalKitException">The judge answers yes or no, or its prompt never shows the levels.</exception>
    public static IReadOnlyDictionary<string, string> Texts(FrontMatter front, string file)
    {
        var levels = front.Map(Key);
        if (levels.Count == 0)
        {
            return new Dictionary<string, string>();
        }

        if (front.Text("value") == "bool")
        {
            throw front.Fault(Key, "'levels' are for a number or a category: a bool is answered yes or no");
        }

        return Shown().IsMatch(file)
            ? new Dictionary<string, string>(StringComparer.Ordinal) { [Key] = RubricPrompt.Write(levels) }
            : throw front.Fault(Key, "the judge never sees its levels: place {{ levels }} in the prompt");
    }

    [GeneratedRegex(@"\{\{[^{}]*\blevels\b")]
    private static partial Regex Shown();
}
