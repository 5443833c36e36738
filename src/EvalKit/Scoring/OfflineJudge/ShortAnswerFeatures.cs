namespace EvalKit.Scoring;

/// <summary>The twelve features of an answer, each in [0, 1], in the order of <see cref="Names"/>.</summary>
internal static class ShortAnswerFeatures
{
    /// <summary>The first eight features compare with an accepted answer and choose the nearest one; three are of the answer alone, and the last says whether it denies what it was held against.</summary>
    public const int Compared = 8;

    /// <summary>Words of an accepted answer whose order is compared: more are no short answer, and the cost grows with them times the words of the answer.</summary>
    private const int LongestGold = 1_000;

    private const int LongAnswer = 120;
    private const int ShortAnswer = 6;

    public static readonly IReadOnlyList<string> Names =
    [
        "phrase", "words_present", "new_words_present", "squad_f1", "trigrams_present", "last_word_present", "numbers_present", "rouge_l_recall",
        "length", "negation_or_refusal", "at_most_six_words", "denied",
    ];

    /// <summary>The features against the accepted answer that the answer is nearest to: the one with the largest sum of the first eight (the first of equals).</summary>
    public static (double[] Values, string Accepted) Of(string question, IReadOnlyList<string> accepted, string answer)
    {
        var given = new ShortAnswerText(answer);
        var asked = new ShortAnswerText(question).WordSet;
        var (best, nearest) = accepted.Select(a => (Values: Compare(new ShortAnswerText(a), given, asked), Accepted: a)).MaxBy(c => c.Values.Sum());
        return ([.. best, .. OfAnswer(given), Is(Denial.Denies(new ShortAnswerText(nearest), answer))], nearest);
    }

    private static double[] Compare(ShortAnswerText gold, ShortAnswerText given, HashSet<string> asked) =>
    [
        Is(Phrase.Occurs(gold.Words, given.Words)),
        Share(gold.Words, given.WordSet.Contains, ifNone: 0),
        Share([.. gold.Words.Where(w => !asked.Contains(w))], given.WordSet.Contains, ifNone: 1),
        SquadF1.Of(given.Words, gold.Words).F1,
        Share([.. gold.Trigrams], given.Trigrams.Contains, ifNone: 0),
        Is(gold.Words.Count > 0 && given.WordSet.Contains(gold.Words[^1])),
        Is(gold.Numbers.IsSubsetOf(given.Numbers)),
        RougeRecall([.. gold.Stems.Take(LongestGold)], given.Stems),
    ];

    private static double RougeRecall(IReadOnlyList<string> gold, IReadOnlyList<string> given) =>
        gold.Count == 0 ? 0 : (double)CommonSubsequence.Length(gold, given) / gold.Count;

    private static double[] OfAnswer(ShortAnswerText given) =>
    [
        Math.Min(given.Words.Count, LongAnswer) / (double)LongAnswer,
        Is(Negation.Occurs(given.Text)),
        Is(given.Words.Count <= ShortAnswer),
    ];

    private static double Share<T>(IReadOnlyList<T> wanted, Predicate<T> isPresent, double ifNone) =>
        wanted.Count == 0 ? ifNone : wanted.Count(w => isPresent(w)) / (double)wanted.Count;

    private static double Is(bool value) => value ? 1 : 0;
}
