using System.Globalization;
using System.Text;
using EvalKit.Judging.Safety;

namespace EvalKit.Judging;

/// <summary>A turn as a judge sees it: what was said, and each call of a tool, with a head of its own. Immutable.</summary>
/// <param name="Parts">Heads, which hold nothing that could end a line, and texts; at least one.</param>
internal sealed record TurnText(IReadOnlyList<(string Head, string Text)> Parts)
{
    private const string Indent = "  ";
    private const string Unnamed = "unnamed";
    private const int LongestName = 64;

    /// <summary>Characters that were taken out, by kind.</summary>
    public IReadOnlyList<KeyValuePair<string, int>> Findings { get; private init; } = [];

    /// <summary>Role marks that were disarmed.</summary>
    public int RoleTokens { get; private init; }

    public static TurnText Of(ConversationTurn turn, int number, JudgeDefences defences)
    {
        var start = string.Create(CultureInfo.InvariantCulture, $"[{number}] {NameOf(turn.Role)}");
        var parts = new List<(string Head, string Text)>();
        if (turn.Text.Length > 0 || turn.ToolCalls.Count == 0)
        {
            parts.Add((turn.Tool is { } tool ? $"{start}, result of {NameOf(tool)}" : start, turn.Text));
        }

        parts.AddRange(turn.ToolCalls.Select(c => ($"{start} calls {NameOf(c.Name)}", c.Arguments)));
        var seen = parts.ConvertAll(p => CandidateText.Of(p.Text, defences));
        return new TurnText([.. parts.Zip(seen, (p, s) => (p.Head, OneLineEnd(s.Text)))])
        {
            Findings = [.. seen.SelectMany(s => s.Findings ?? []).Select(f => KeyValuePair.Create(f.Key, (int)f.Value!))],
            RoleTokens = seen.Sum(s => s.RoleTokens),
        };
    }

    /// <summary>The turn with texts of at most so many code points, and how many were left out.</summary>
    public (TurnText Turn, int LeftOut) Cut(int longest)
    {
        var cut = Parts.Select(p => Elision.Cut(p.Text, longest)).ToList();
        return (this with { Parts = [.. Parts.Zip(cut, (p, c) => (p.Head, c.Text))] }, cut.Sum(c => c.LeftOut));
    }

    /// <summary>Heads at the left edge, every line of the texts indented.</summary>
    /// <param name="nothing">What stands for a text that is empty.</param>
    public string Write(string nothing)
    {
        var text = new StringBuilder();
        foreach (var (head, said) in Parts)
        {
            text.Append(text.Length > 0 ? "\n" : "").Append(head);
            foreach (var line in (said.Length > 0 ? said : nothing).Split('\n'))
            {
                text.Append('\n').Append(line.Length > 0 ? Indent : "").Append(line);
            }
        }

        return text.ToString();
    }

    /// <summary>A name that comes from an app is as hostile as its answer: letters, digits and few signs stay.</summary>
    private static string NameOf(string name)
    {
        var kept = string.Concat(name.Trim().Take(LongestName).Select(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.' or ':' or '/' ? c : '_'));
        return kept.Length > 0 ? kept : Unnamed;
    }

    /// <summary>What a model may take for the end of a line is one.</summary>
    private static string OneLineEnd(string text) => text.ReplaceLineEndings("\n").Replace('\v', '\n');
}
