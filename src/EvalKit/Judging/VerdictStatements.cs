using System.Runtime.CompilerServices;

namespace EvalKit.Judging;

/// <summary>
/// Decisions in prose. A sentence with one of the form's phrases at its head states a verdict. One of them must stand where a writer decides: in the first sentence, the
/// last one, or one that concludes ("Therefore, …"); elsewhere it is discussion. All of a reply must state the same verdict. Sentences that are nothing but a label count
/// where they all are the same one: lines with one label and the other are headings.
/// </summary>
internal sealed class VerdictStatements
{
    private const int LongestChain = 8;
    private const string Lead = " _#-–—";

    private static readonly string[] Conclusions =
    [
        "therefore", "thus", "hence", "so", "overall", "in conclusion", "to conclude", "in summary", "to sum up", "in short", "ultimately", "consequently",
        "as a result", "accordingly",
    ];

    /// <summary>What an adjunct begins with that names the grounds of a decision and takes nothing from it.</summary>
    private static readonly string[] Grounds = ["based on ", "given ", "considering ", "after ", "taking "];

    /// <summary>What may follow a decision: its reason. Anything else could limit it ("is better at rhymes").</summary>
    private static readonly string[] Reasons = ["because", "since", "due to", "as", "overall"];

    private static readonly ConditionalWeakTable<VerdictForm, VerdictStatements> OfForms = [];

    private readonly (string Spelling, FeedbackValue Value)[] _labels;
    private readonly (string Before, string After)[] _phrases;
    private readonly HashSet<char> _starts;

    private VerdictStatements(VerdictForm form)
    {
        _labels = [.. form.Labels.Where(l => l.Length > 0 && form.Read(l) is not null).OrderByDescending(l => l.Length).Select(l => (l, form.Read(l)!))];
        _phrases = [.. form.Statements.OrderByDescending(p => p.Length).Select(p => p.Split(VerdictForm.LabelMark)).Select(p => (p[0], p[1]))];
        _starts = [.. _labels.Select(l => l.Spelling).Concat(_phrases.Select(p => p.Before)).Where(t => t.Length > 0).Select(t => char.ToUpperInvariant(t[0]))];
    }

    /// <summary>What a form declares; null when it declares no phrases.</summary>
    public static VerdictStatements? Of(VerdictForm form) => form.Statements.Count > 0 ? OfForms.GetValue(form, f => new VerdictStatements(f)) : null;

    /// <summary>What a reply states; nothing where it decides nowhere, or takes back what it decided.</summary>
    public IReadOnlyList<FeedbackValue> Decisions(string reply)
    {
        var sentences = Sentences.Of(reply);
        var (stated, decides) = (new List<FeedbackValue>(), false);
        var (alone, aloneDecides) = (new List<FeedbackValue>(), false);
        var takenBack = false;
        for (var at = 0; at < sentences.Count; at++)
        {
            var sentence = sentences[at].Text.AsSpan().TrimStart(Lead);
            var rest = AfterConclusion(sentence);
            var corrects = Corrections.In(sentence);
            if (Decision(rest) is not { } decision)
            {
                takenBack |= corrects;
                continue;
            }

            takenBack = corrects;

            var deciding = rest.Length < sentence.Length || at == 0 || at == sentences.Count - 1;
            if (decision.Alone)
            {
                // A label that nothing ends may be the beginning of more: it contradicts, and decides nothing.
                alone.Add(decision.Value);
                aloneDecides |= deciding && sentences[at].Ended;
            }
            else
            {
                stated.Add(decision.Value);
                stated.AddRange(Others(rest));
                decides |= deciding;
            }
        }

        if (alone.Distinct().Count() == 1)
        {
            stated.AddRange(alone);
            decides |= aloneDecides;
        }

        return decides && !takenBack ? stated : [];
    }

    /// <summary>The decision that a sentence begins with, after the grounds that it may name first, and whether the sentence is nothing but a label.</summary>
    /// <param name="sentence">The sentence without its full stop.</param>
    public (FeedbackValue Value, bool Alone)? Decision(ReadOnlySpan<char> sentence)
    {
        if (Decided(sentence) is { } decided)
        {
            return decided;
        }

        var rest = StartsWithAny(sentence, Grounds) > 0 ? sentence : [];
        for (var links = 0; links < LongestChain && rest.IndexOf(", ", StringComparison.Ordinal) is >= 0 and var comma; links++)
        {
            rest = rest[(comma + 2)..];
            if (Decided(rest) is { Alone: false } grounded)
            {
                return grounded;
            }
        }

        return null;
    }

    private (FeedbackValue Value, bool Alone)? Decided(ReadOnlySpan<char> text) => Statement(text) is { } statement
        && (statement.Alone ? statement.Length == text.Length : Closes(text[statement.Length..], statement.Value))
            ? (statement.Value, statement.Alone)
            : null;

    /// <summary>What the rest of a sentence states: "… because it is short, but B is better" is no decision for A.</summary>
    private List<FeedbackValue> Others(ReadOnlySpan<char> sentence)
    {
        var others = new List<FeedbackValue>();
        for (var at = 1; at < sentence.Length; at++)
        {
            if (!char.IsLetterOrDigit(sentence[at - 1]) && Statement(sentence[at..]) is { Alone: false } other)
            {
                others.Add(other.Value);
            }
        }

        return others;
    }

    /// <summary>The longest phrase that a text begins with.</summary>
    private (FeedbackValue Value, int Length, bool Alone)? Statement(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || !_starts.Contains(char.ToUpperInvariant(text[0])))
        {
            return null;
        }

        var first = Label(text);
        foreach (var (before, after) in _phrases)
        {
            if (!text.StartsWith(before, StringComparison.OrdinalIgnoreCase) || (before.Length == 0 ? first : Label(text[before.Length..])) is not { } label)
            {
                continue;
            }

            var length = before.Length + label.Length + after.Length;
            var rest = text[(before.Length + label.Length)..];
            if (rest.StartsWith(after, StringComparison.OrdinalIgnoreCase) && EndsWord(text[length..]))
            {
                return (label.Value, length, before.Length + after.Length == 0);
            }
        }

        return null;
    }

    private (int Length, FeedbackValue Value)? Label(ReadOnlySpan<char> text)
    {
        foreach (var (spelling, value) in _labels)
        {
            if (text.StartsWith(spelling, StringComparison.OrdinalIgnoreCase) && (!char.IsLetterOrDigit(spelling[^1]) || EndsWord(text[spelling.Length..])))
            {
                return (spelling.Length, value);
            }
        }

        return null;
    }

    /// <summary>Whether a decision ends here: with its sentence, before its reason, or before what it is held against.</summary>
    private bool Closes(ReadOnlySpan<char> rest, FeedbackValue decided)
    {
        if (rest.IsEmpty || rest[0] is ':' or ';' || rest.StartsWith(" - ", StringComparison.Ordinal) || rest.TrimStart()[0] is '–' or '—')
        {
            return true;
        }

        rest = (rest[0] == ',' ? rest[1..] : rest).TrimStart();
        if (rest.StartsWith("than ", StringComparison.OrdinalIgnoreCase))
        {
            return Label(rest["than ".Length..]) is { } other && other.Value != decided;
        }

        return StartsWithAny(rest, Reasons) > 0 && !rest.StartsWith("as a ", StringComparison.OrdinalIgnoreCase) && !rest.StartsWith("as an ", StringComparison.OrdinalIgnoreCase);
    }

    private static ReadOnlySpan<char> AfterConclusion(ReadOnlySpan<char> sentence)
    {
        for (var links = 0; links < LongestChain && StartsWithAny(sentence, Conclusions) is > 0 and var length; links++)
        {
            sentence = sentence[length..].TrimStart(" ,:");
        }

        return sentence;
    }

    private static int StartsWithAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase) && (word[^1] == ' ' || EndsWord(text[word.Length..])))
            {
                return word.Length;
            }
        }

        return 0;
    }

    private static bool EndsWord(ReadOnlySpan<char> rest) => rest.IsEmpty || !(char.IsLetterOrDigit(rest[0]) || rest[0] is '_' or '\'' or '’');
}
