using System.Text.RegularExpressions;

namespace EvalKit.Judging;

/// <summary>Reads what a judge file says beside its verdict: items, parts, and when the verdict is yes.</summary>
internal static partial class JudgeItemsReader
{
    public static readonly string[] ItemKeys = ["name", "menu", "of"];
    public static readonly string[] PartKeys = ["share", "count", "better"];
    public static readonly string[] RuleKeys = ["all", "any", "empty"];

    public static ItemForm? ReadItems(FrontMatter front, IReadOnlyList<string> lists)
    {
        if (!front.Has("items"))
        {
            return null;
        }

        var section = front.Section("items");
        section.AllowOnly(ItemKeys);
        var (name, menu) = (section.Text("name") ?? "", section.Texts("menu"));
        if (!ListNames.IsFree(name) || lists.Contains(name, StringComparer.Ordinal))
        {
            throw front.Fault("items", $"the 'name' of 'items' cannot be '{name}': {ListNames.Expected}, and none of the lists");
        }

        if (menu.Count < 2 || menu.Distinct(StringComparer.OrdinalIgnoreCase).Count() != menu.Count || menu.Intersect([name, .. lists], StringComparer.Ordinal).Any())
        {
            throw front.Fault("items", "the 'menu' of 'items' must list at least two labels that differ in more than case and are no list's name");
        }

        var source = section.Text("of");
        return source is null || ItemForm.Sources.Contains(source, StringComparer.Ordinal)
            ? new ItemForm(name, menu) { Of = source }
            : throw section.Fault("of", $"'of' must be one of {string.Join(", ", ItemForm.Sources)}, found '{source}'");
    }

    public static IReadOnlyList<JudgePart> ReadParts(FrontMatter front, VerdictForm form)
    {
        var parts = front.Section("parts");
        return [.. parts.Names.Select(name => ReadPart(parts, name, form))];
    }

    public static JudgeRule? ReadRule(FrontMatter front, VerdictForm form)
    {
        if (!front.Has("yes_when"))
        {
            return null;
        }

        var section = front.Section("yes_when");
        section.AllowOnly(RuleKeys);
        var rule = new JudgeRule { All = section.Text("all"), Any = section.Text("any"), Empty = section.Text("empty") };
        return form.Kind != FeedbackValueKind.Bool || rule == new JudgeRule()
            ? throw front.Fault("yes_when", "'yes_when' says by all, any or empty when a bool is yes")
            : new[] { rule.All, rule.Any }.OfType<string>().FirstOrDefault(l => form.Items?.Menu.Contains(l, StringComparer.Ordinal) != true) is { } label
                ? throw front.Fault("yes_when", $"'{label}' is not on the menu of 'items'")
                : rule.Empty is { } empty && !form.Lists.Contains(empty, StringComparer.Ordinal)
                    ? throw front.Fault("yes_when", $"'{empty}' is none of the lists")
                    : rule;
    }

    private static JudgePart ReadPart(FrontMatter parts, string name, VerdictForm form)
    {
        var section = parts.Section(name);
        section.AllowOnly(PartKeys);
        var (share, count, better) = (section.Text("share"), section.Text("count"), section.Text("better") ?? "higher");
        if (!Name().IsMatch(name) || (share is null) == (count is null) || better is not ("higher" or "lower"))
        {
            throw parts.Fault(name, $"expected a name in lower case with {{share: <label>}} or {{count: <label or list>}}, and 'better' higher or lower, found '{name}'");
        }

        var of = (share ?? count)!;
        var isLabel = form.Items?.Menu.Contains(of, StringComparer.Ordinal) == true;
        var isList = count is not null && (form.Lists.Contains(of, StringComparer.Ordinal) || form.Items?.Name == of);
        return isLabel || isList
            ? new JudgePart(name, share is null ? JudgePartKind.Count : JudgePartKind.Share, of) { Polarity = better == "lower" ? Polarity.LowerIsBetter : Polarity.HigherIsBetter }
            : throw section.Fault(share is null ? "count" : "share", $"'{of}' is not on the menu of 'items'{(share is null ? ", and no list" : "")}");
    }

    [GeneratedRegex("^[a-z][a-z0-9_]*$")]
    private static partial Regex Name();
}
