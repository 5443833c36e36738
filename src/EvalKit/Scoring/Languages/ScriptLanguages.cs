namespace EvalKit.Scoring;

/// <summary>
/// Tells the languages of one script apart: for each word, a frequent one speaks for its languages (more, the fewer they are), each frequent piece a little, and a
/// letter that a language does not write against it.
/// </summary>
internal sealed class ScriptLanguages
{
    /// <summary>What a frequent word of all languages still counts.</summary>
    private const double CommonWord = 0.3;

    /// <summary>A word of one letter is an initial or a bullet as often as a word.</summary>
    private const double OneLetter = 0.5;

    private const double Piece = 0.25;
    private const double ForeignLetter = 2;

    private readonly LanguageProfile[] _profiles;
    private readonly Dictionary<string, double[]> _words;
    private readonly Dictionary<string, double[]> _pieces;
    private readonly HashSet<char>?[] _letters;
    private readonly int _longestPiece;

    public ScriptLanguages(Script script, LanguageProfile[] profiles)
    {
        _profiles = profiles;
        Codes = [.. profiles.Select(p => p.Code)];
        _words = Weights(p => p.Words, languages => CommonWord + Math.Log((double)profiles.Length / languages));
        _pieces = Weights(p => p.Pieces, _ => Piece * Math.Log(profiles.Length));
        _longestPiece = _pieces.Keys.Max(p => p.Length);
        _letters = [.. profiles.Select(p => p.Letters.Length == 0 && script != Script.Latin ? null : LettersOf(script, p))];
    }

    public IReadOnlyList<string> Codes { get; }

    /// <summary>The score of each language, in the order of <see cref="Codes"/>.</summary>
    /// <param name="words">Words in lower case, composed (NFC).</param>
    public double[] Score(IReadOnlyList<string> words)
    {
        var scores = new double[_profiles.Length];
        foreach (var word in words)
        {
            if (_words.TryGetValue(word, out var weights))
            {
                Add(scores, weights, word.Length == 1 ? OneLetter : 1);
            }

            AddPieces(scores, word);
            for (var i = 0; i < scores.Length; i++)
            {
                scores[i] -= _letters[i] is { } letters && HasForeignLetter(word, letters) ? ForeignLetter : 0;
            }
        }

        return scores;
    }

    private static HashSet<char> LettersOf(Script script, LanguageProfile profile) =>
        [.. script == Script.Latin ? "abcdefghijklmnopqrstuvwxyz" : "", .. profile.Letters];

    private static bool HasForeignLetter(string word, HashSet<char> letters)
    {
        foreach (var c in word)
        {
            if (!letters.Contains(c) && char.IsLetter(c))
            {
                return true;
            }
        }

        return false;
    }

    private static void Add(double[] scores, double[] weights, double factor)
    {
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] += factor * weights[i];
        }
    }

    private void AddPieces(double[] scores, string word)
    {
        var pieces = _pieces.GetAlternateLookup<ReadOnlySpan<char>>();
        var bounded = $"_{word}_".AsSpan();
        for (var start = 0; start < bounded.Length; start++)
        {
            for (var length = 1; length <= Math.Min(_longestPiece, bounded.Length - start); length++)
            {
                if (pieces.TryGetValue(bounded.Slice(start, length), out var weights))
                {
                    Add(scores, weights, 1);
                }
            }
        }
    }

    private Dictionary<string, double[]> Weights(Func<LanguageProfile, string> list, Func<int, double> weight) => _profiles
        .SelectMany((profile, i) => list(profile).Split(' ').Select(text => (text, i)))
        .GroupBy(entry => entry.text, entry => entry.i, StringComparer.Ordinal)
        .ToDictionary(
            same => same.Key,
            same =>
            {
                var weights = new double[_profiles.Length];
                foreach (var i in same)
                {
                    weights[i] = weight(same.Count());
                }

                return weights;
            },
            StringComparer.Ordinal);
}
