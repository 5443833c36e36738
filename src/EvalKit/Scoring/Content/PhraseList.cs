using System.Runtime.InteropServices;

namespace EvalKit.Scoring;

/// <summary>Finds the phrases of a list in a text, word by word: a phrase inside a longer word is none. The time is linear in the text.</summary>
internal sealed class PhraseList
{
    private readonly Dictionary<string, List<ListedPhrase>> _byFirstWord = new(StringComparer.Ordinal);
    private readonly int _longestStem;

    /// <param name="phrases">Phrases with at least one word each; see <see cref="ListWords"/>.</param>
    public PhraseList(IEnumerable<ListedPhrase> phrases)
    {
        foreach (var phrase in phrases)
        {
            ref var same = ref CollectionsMarshal.GetValueRefOrAddDefault(_byFirstWord, phrase.Words[0], out _);
            (same ??= []).Add(phrase);
            _longestStem = Math.Max(_longestStem, phrase.Words[0].Length);
        }
    }

    /// <summary>Each place with the longest phrase that stands there, from the left; no word belongs to two.</summary>
    public IEnumerable<(int Place, int Length)> Find(IReadOnlyList<string> text)
    {
        for (var place = 0; place < text.Count; place++)
        {
            var length = Candidates(text[place]).Where(p => p.StandsAt(text, place)).Select(p => p.Words.Count).DefaultIfEmpty().Max();
            if (length > 0)
            {
                yield return (place, length);
                place += length - 1;
            }
        }
    }

    /// <summary>Phrases that may begin with a word: those under the word itself, and those under a beginning of it with a star.</summary>
    private IEnumerable<ListedPhrase> Candidates(string word)
    {
        if (_byFirstWord.TryGetValue(word, out var exact))
        {
            foreach (var phrase in exact)
            {
                yield return phrase;
            }
        }

        for (var length = 0; length <= Math.Min(word.Length, _longestStem); length++)
        {
            if (_byFirstWord.TryGetValue(word[..length] + '*', out var open))
            {
                foreach (var phrase in open)
                {
                    yield return phrase;
                }
            }
        }
    }
}
