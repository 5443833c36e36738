using System.Runtime.CompilerServices;

namespace EvalKit.Redaction;

/// <summary>
/// Finds where the first of many short texts stands, by the first two characters of each; the time is linear in the text that is searched. Immutable. <c>SearchValues</c> is faster once a
/// process has compiled it twice, but until then many times slower, and a test run is over by then: it took a tenth of one that changes nothing.
/// </summary>
internal sealed class TextSearch
{
    private const int Bits = 14;
    private const int BitsOfWord = 64;

    /// <summary>A bit for each two characters that a text may begin with. Those outside of ASCII share theirs with others.</summary>
    private readonly ulong[] _beginnings = new ulong[(1 << Bits) / BitsOfWord];

    private readonly Dictionary<int, List<(string Text, StringComparison Comparison)>> _texts = [];

    /// <summary>Creates the search.</summary>
    /// <param name="exact">Texts of two characters or more that are found as they are.</param>
    /// <param name="anyCase">Texts of two ASCII letters or more that are found in any case.</param>
    public TextSearch(IEnumerable<string> exact, IEnumerable<string> anyCase)
    {
        foreach (var text in exact.Distinct(StringComparer.Ordinal))
        {
            Add(text[0], text[1], text, StringComparison.Ordinal);
        }

        foreach (var text in anyCase)
        {
            char[] first = [char.ToLowerInvariant(text[0]), char.ToUpperInvariant(text[0])];
            char[] second = [char.ToLowerInvariant(text[1]), char.ToUpperInvariant(text[1])];
            foreach (var (a, b) in first.Distinct().SelectMany(a => second.Distinct().Select(b => (a, b))))
            {
                Add(a, b, text, StringComparison.OrdinalIgnoreCase);
            }
        }
    }

    /// <summary>Whether any of the texts stands in this one.</summary>
    public bool IsIn(ReadOnlySpan<char> text) => IndexIn(text) >= 0;

    /// <summary>Where the first of the texts begins; -1 for nowhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int IndexIn(ReadOnlySpan<char> text)
    {
        var beginnings = _beginnings;
        var before = 0;
        for (var i = 0; i < text.Length; i++)
        {
            // A character on its own is the end of no beginning: the first one is held against the character 0 before it.
            var beginning = Beginning(before, text[i]);
            before = text[i];
            if ((beginnings[beginning / BitsOfWord] & (1UL << beginning)) != 0 && i > 0 && Begins(beginning, text[(i - 1)..]))
            {
                return i - 1;
            }
        }

        return -1;
    }

    private static int Beginning(int first, int second) => ((first << (Bits / 2)) ^ second) & ((1 << Bits) - 1);

    private void Add(char first, char second, string text, StringComparison comparison)
    {
        var beginning = Beginning(first, second);
        _beginnings[beginning / BitsOfWord] |= 1UL << beginning;
        if (!_texts.TryGetValue(beginning, out var texts))
        {
            _texts[beginning] = texts = [];
        }

        texts.Add((text, comparison));
    }

    private bool Begins(int beginning, ReadOnlySpan<char> text)
    {
        foreach (var (begin, comparison) in _texts[beginning])
        {
            if (text.StartsWith(begin, comparison))
            {
                return true;
            }
        }

        return false;
    }
}
