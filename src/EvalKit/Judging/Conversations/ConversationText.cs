using System.Globalization;
using System.Text.Json.Nodes;
using EvalKit.Judging.Safety;

namespace EvalKit.Judging;

/// <summary>
/// Writes a conversation for a judge: each turn with its number and role in a line at the left edge, and all that it says indented below, so that no text can begin a turn of its
/// own. Every text goes through the judge's defences. Where the whole is too long, the longest texts lose their middles first and no turn is lost; only of a conversation of
/// very many turns are turns of the middle left out, and a line in their place says which.
/// </summary>
internal static class ConversationText
{
    /// <summary>A text that is cut keeps at least so much, its mark included.</summary>
    private const int LeastCharacters = 100;

    private const string Nothing = "(nothing)";

    /// <summary>The text with what was found in it, as for an answer.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="defences">The judge's; its limit holds for the conversation as a whole.</param>
    public static CandidateText Of(Conversation conversation, JudgeDefences defences)
    {
        var turns = conversation.Turns.Select((turn, i) => TurnText.Of(turn, i + 1, defences with { MaxCharacters = null })).ToList();
        var (text, leftOut) = defences.MaxCharacters is { } maximum ? Shortened(turns, maximum) : (Written(turns), 0);
        return new CandidateText(text, FindingsOf(turns)) { RoleTokens = turns.Sum(t => t.RoleTokens), LeftOut = leftOut };
    }

    private static string Written(IEnumerable<TurnText> turns) => string.Join('\n', turns.Select(t => t.Write(Nothing)));

    private static (string Text, int LeftOut) Shortened(List<TurnText> turns, int maximum)
    {
        var whole = Written(turns);
        if (Length(whole) <= maximum)
        {
            return (whole, 0);
        }

        var (least, most) = (LeastCharacters, Math.Max(LeastCharacters, maximum));
        var cut = Cut(turns, least);
        if (Length(Written(cut.Turns)) > maximum)
        {
            return Thinned(cut.Turns, cut.LeftOut, maximum);
        }

        // The longest text that all of them may keep.
        while (least < most)
        {
            var middle = least + ((most - least + 1) / 2);
            var longer = Cut(turns, middle);
            if (Length(Written(longer.Turns)) <= maximum)
            {
                (least, cut) = (middle, longer);
            }
            else
            {
                most = middle - 1;
            }
        }

        return (Written(cut.Turns), cut.LeftOut);
    }

    private static (List<TurnText> Turns, int LeftOut) Cut(List<TurnText> turns, int longest)
    {
        var cut = turns.ConvertAll(t => t.Cut(longest));
        return (cut.ConvertAll(c => c.Turn), cut.Sum(c => c.LeftOut));
    }

    /// <summary>First and last turns, as many as there is room for.</summary>
    private static (string Text, int LeftOut) Thinned(List<TurnText> turns, int leftOut, int maximum)
    {
        var texts = turns.ConvertAll(t => t.Write(Nothing));
        var room = (maximum - Mark(turns.Count, turns.Count).Length) / 2;
        var first = Fitting(texts, room);
        var last = Fitting(Enumerable.Reverse(texts), room);
        leftOut += texts.Skip(first).SkipLast(last).Sum(Length);
        return (string.Join('\n', [.. texts.Take(first), Mark(first + 1, texts.Count - last), .. texts.TakeLast(last)]), leftOut);
    }

    private static int Fitting(IEnumerable<string> texts, int room)
    {
        var used = 0;
        return texts.TakeWhile(t => (used += Length(t) + 1) <= room).Count();
    }

    private static string Mark(int first, int last) => string.Create(CultureInfo.InvariantCulture, $"[… turns {first} to {last} are left out here …]");

    private static int Length(string text) => text.EnumerateRunes().Count();

    private static JsonObject? FindingsOf(IEnumerable<TurnText> turns)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var (name, count) in turns.SelectMany(t => t.Findings))
        {
            counts[name] = counts.GetValueOrDefault(name) + count;
        }

        return counts.Count == 0 ? null : new JsonObject(counts.Select(c => KeyValuePair.Create(c.Key, (JsonNode?)c.Value)));
    }
}
