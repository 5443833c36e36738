namespace EvalKit.Scoring;

/// <summary>Consonants and vowels of a stem, as Porter's rules ask for them.</summary>
internal static class StemShape
{
    /// <summary>A letter other than a, e, i, o, u, and other than y after a consonant. A digit counts as a consonant.</summary>
    public static bool IsConsonant(string word, int position)
    {
        // A run of y alternates, so its length decides; walking back keeps the cost of a long run out of the call stack.
        var consonant = true;
        var start = position;
        while (start >= 0 && word[start] == 'y')
        {
            start--;
        }

        if (start >= 0)
        {
            consonant = word[start] is not ('a' or 'e' or 'i' or 'o' or 'u');
        }
        else
        {
            start = 0;
        }

        return ((position - start) & 1) == 0 ? consonant : !consonant;
    }

    /// <summary>How often a vowel is followed by a consonant: m in Porter's rules.</summary>
    public static int Measure(string stem)
    {
        var count = 0;
        var afterVowel = false;
        var afterConsonant = false;
        for (var i = 0; i < stem.Length; i++)
        {
            var consonant = stem[i] == 'y' ? i == 0 || !afterConsonant : stem[i] is not ('a' or 'e' or 'i' or 'o' or 'u');
            count += afterVowel && consonant ? 1 : 0;
            (afterVowel, afterConsonant) = (!consonant, consonant);
        }

        return count;
    }

    public static bool HasVowel(string stem)
    {
        for (var i = 0; i < stem.Length; i++)
        {
            if (!IsConsonant(stem, i))
            {
                return true;
            }
        }

        return false;
    }

    public static bool EndsInDoubleConsonant(string stem) => stem.Length >= 2 && stem[^1] == stem[^2] && IsConsonant(stem, stem.Length - 1);

    /// <summary>Consonant, vowel, consonant other than w, x and y; or a whole word of vowel and consonant.</summary>
    public static bool EndsInShortSyllable(string stem)
    {
        var last = stem.Length - 1;
        return (last == 1 && !IsConsonant(stem, 0) && IsConsonant(stem, 1))
            || (last >= 2 && IsConsonant(stem, last - 2) && !IsConsonant(stem, last - 1) && IsConsonant(stem, last) && stem[last] is not ('w' or 'x' or 'y'));
    }
}
