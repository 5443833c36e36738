using System.Globalization;

namespace EvalKit.Judging;

/// <summary>Refuses a form of verdict that would misread replies or pass nothing, as a judge file's front matter is refused.</summary>
internal static class VerdictFormCheck
{
    /// <summary>Checks a form that was made in code.</summary>
    /// <param name="form">The form.</param>
    /// <param name="judge">The judge's name, for messages.</param>
    /// <exception cref="EvalKitException">The form is wrong.</exception>
    public static void Check(VerdictForm form, string judge)
    {
        if (Fault(form) is { } fault)
        {
            throw new EvalKitException(FaultKind.Usage, $"The judge '{judge}' has a verdict that cannot be read: {fault}.");
        }
    }

    private static string? Fault(VerdictForm form) => form.Kind switch
    {
        FeedbackValueKind.Bool => OfBool(form),
        FeedbackValueKind.Category => OfCategory(form),
        FeedbackValueKind.Number => OfNumber(form),
        _ => "expected a bool, a number or a category, for a text has no labels",
    } ?? OfLists(form);

    private static string? OfBool(VerdictForm form) =>
        !form.Menu.SequenceEqual(VerdictForm.YesNo, StringComparer.Ordinal) ? $"the menu of a bool is VerdictForm.YesNo (yes, no), found {Named(form.Menu)}; for other labels take a category, or give them as spellings"
        : form.PassLabels is ["yes"] or ["no"] ? null
        : $"expected the label of a bool that passes, yes or no, found {Named(form.PassLabels)}";

    private static string? OfCategory(VerdictForm form) =>
        form.Menu.Count < 2 || form.Menu.Distinct(StringComparer.OrdinalIgnoreCase).Count() != form.Menu.Count || form.Menu.Any(m => string.IsNullOrWhiteSpace(m) || m.Trim() != m)
            ? $"expected a menu of at least two labels that differ in more than case, found {Named(form.Menu)}"
            : form.PassLabels.FirstOrDefault(p => !form.Menu.Contains(p, StringComparer.Ordinal)) is { } stranger
                ? $"'{stranger}' passes but is not on the menu ({Named(form.Menu)})"
                : null;

    private static string? OfNumber(VerdictForm form)
    {
        if (form.Menu.FirstOrDefault(m => !IsNumber(m)) is { } word)
        {
            return $"expected a menu of numbers, found '{word}'";
        }

        if (form.PassLabels.Count > 0)
        {
            return "a number passes by PassAtLeast or PassAtMost, not by labels";
        }

        var menu = form.Menu.Select(m => double.Parse(m, CultureInfo.InvariantCulture)).ToList();
        if (menu.Distinct().Count() != menu.Count)
        {
            return $"expected a menu of different numbers, found {Named(form.Menu)}";
        }

        var (lowest, highest) = menu.Count > 0 ? (menu.Min(), menu.Max()) : (form.Minimum, form.Maximum);
        if (form is { PassAtLeast: not null, PassAtMost: not null } || ((form.PassAtLeast ?? form.PassAtMost) is { } limit && !(limit >= lowest && limit <= highest)))
        {
            return string.Create(
                CultureInfo.InvariantCulture, $"expected at most one limit of what passes, from {lowest} to {highest}, found {form.PassAtLeast?.ToString(CultureInfo.InvariantCulture) ?? "none"} at least and {form.PassAtMost?.ToString(CultureInfo.InvariantCulture) ?? "none"} at most");
        }

        return (form.Menu.Count >= 2 && form is { Minimum: null, Maximum: null }) || (form.Minimum is { } least && form.Maximum is { } most && double.IsFinite(least) && double.IsFinite(most) && least < most)
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"expected a menu of numbers, or a minimum below a maximum, found {form.Minimum?.ToString(CultureInfo.InvariantCulture) ?? "none"} and {form.Maximum?.ToString(CultureInfo.InvariantCulture) ?? "none"}");
    }

    private static string? OfLists(VerdictForm form) =>
        form.Lists.FirstOrDefault(l => !ListNames.IsFree(l)) is { } taken ? $"'{taken}' cannot name a list: {ListNames.Expected}"
        : form.Lists.Distinct(StringComparer.Ordinal).Count() != form.Lists.Count ? $"expected lists of different names, found {Named(form.Lists)}"
        : null;

    private static bool IsNumber(string text) => double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number);

    private static string Named(IReadOnlyList<string> names) => names.Count == 0 ? "none" : string.Join(", ", names);
}
