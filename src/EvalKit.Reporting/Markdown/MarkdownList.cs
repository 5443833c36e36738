using System.Text;
using EvalKit.Reporting.Text;

namespace EvalKit.Reporting.Markdown;

/// <summary>Bounded lists: what a reader needs first is open, the rest is folded, and what is beyond the limit is counted.</summary>
internal static class MarkdownList
{
    private const int Open = 5;

    /// <summary>Writes the items, all open.</summary>
    public static void Write<T>(StringBuilder text, IReadOnlyList<T> items, int limit, Func<T, string> line)
    {
        WriteItems(text, items.Take(limit), line);
        WriteMore(text, items.Count - limit, all: null);
    }

    /// <summary>Writes a heading with the number of items and the items below it; nothing where there are none.</summary>
    /// <param name="text">Where to.</param>
    /// <param name="title">The heading, which is ours.</param>
    /// <param name="items">The items.</param>
    /// <param name="limit">The most that are written.</param>
    /// <param name="line">An item as Markdown; further lines of it are indented by two blanks.</param>
    /// <param name="all">A link to where all of them are; null where there is none.</param>
    public static void WriteSection<T>(StringBuilder text, string title, IReadOnlyList<T> items, int limit, Func<T, string> line, string? all = null)
    {
        if (items.Count == 0)
        {
            return;
        }

        text.Append("\n### ").Append(title).Append(" (").Append(VerdictText.Number(items.Count)).Append(")\n\n");
        WriteItems(text, items.Take(Open), line);
        var folded = items.Skip(Open).Take(limit - Open).ToList();
        if (folded.Count > 0)
        {
            text.Append("\n<details>\n<summary>").Append(VerdictText.Number(folded.Count)).Append(" more</summary>\n\n");
            WriteItems(text, folded, line);
            WriteMore(text, items.Count - limit, all);
            text.Append("\n</details>\n");
        }
    }

    private static void WriteItems<T>(StringBuilder text, IEnumerable<T> items, Func<T, string> line)
    {
        foreach (var item in items)
        {
            text.Append("- ").Append(line(item)).Append('\n');
        }
    }

    private static void WriteMore(StringBuilder text, int count, string? all)
    {
        if (count > 0)
        {
            text.Append("- and ").Append(VerdictText.Number(count)).Append(" more").Append(all is null ? "" : $": {all}").Append('\n');
        }
    }
}
