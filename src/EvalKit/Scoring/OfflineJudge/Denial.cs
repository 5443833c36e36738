namespace EvalKit.Scoring;

/// <summary>
/// Whether an answer names an accepted answer only to deny or exclude it: "not X", "anything but X", "unlike X", "rather than X", "X is wrong", "X? No". The words
/// right before and behind each place where it stands decide; one place that is not denied is enough to say that it is not.
/// </summary>
internal static class Denial
{
    private const int Reach = 8;
    private const int Aftermath = 14;

    /// <summary>Words that stand between a denial and what it denies: "not <i>the</i> X", "don't <i>think it is</i> X", "false <i>to say that</i> X".</summary>
    private static readonly HashSet<string> Fillers = Set(
        "be been being is was are were it's its it that this he she they in on at by of from to for as with about called named titled answer correct right true year "
        + "actually really certainly definitely simply probably necessarily likely possibly think believe say suppose said thought saying would could should will might may have has had");

    private static readonly HashSet<string> Deniers = Set("not never neither nor unlike except excluding hardly cannot cant instead");
    private static readonly HashSet<string> Wrong = Set("wrong incorrect false untrue mistaken inaccurate myth misconception mistake error lie excluded fallacy");
    private static readonly HashSet<string> Right = Set("answer correct right true case one it so accurate valid solution");
    private static readonly HashSet<string> Everything = Set("anything anyone anybody anywhere everything everyone everybody all any");
    private static readonly HashSet<string> Copulas = Set("is was are were be would could can may might must seems that's it's this's");
    private static readonly HashSet<string> Adverbs = Set("definitely clearly simply certainly actually really just plainly obviously completely totally common popular widespread be been be quite also both");
    private static readonly HashSet<string> Subjects = Set("that this which it they those");
    private static readonly HashSet<string> No = Set("no not nope wrong incorrect false never");

    /// <summary>Whether the answer denies the accepted answer wherever it names it; false where it does not name it.</summary>
    public static bool Denies(ShortAnswerText accepted, string answer)
    {
        var words = ClauseWord.Of(answer);
        var places = Places(accepted.Words, words);

        // In "R.E.M. is wrong" the full stop belongs to the name.
        var endsByItself = accepted.Text.AsSpan().TrimEnd() is [.., not ('.' or '!' or '?' or ',' or ';' or ':' or ')' or ']')];
        return places.Count > 0 && places.All(place => IsDeniedBefore(words, place.Start) || IsDeniedBehind(words, place.End, endsByItself));
    }

    /// <summary>Where the accepted answer stands; where it does not stand as a whole, where its last word does.</summary>
    private static List<(int Start, int End)> Places(IReadOnlyList<string> gold, IReadOnlyList<ClauseWord> words)
    {
        var places = Starts(gold, words).Select(start => (start, start + gold.Count)).ToList();
        return places.Count > 0 || gold.Count < 2 ? places : [.. Starts([gold[^1]], words).Select(start => (start, start + 1))];
    }

    private static IEnumerable<int> Starts(IReadOnlyList<string> gold, IReadOnlyList<ClauseWord> words) => gold.Count is 0 or > 20
        ? []
        : Enumerable.Range(0, Math.Max(0, words.Count - gold.Count + 1)).Where(start => Enumerable.Range(0, gold.Count).All(i => words[start + i].Text == gold[i]));

    private static bool IsDeniedBefore(IReadOnlyList<ClauseWord> words, int start)
    {
        for (var i = start - 1; i >= 0 && i >= start - Reach && !words[i].EndsClause; i--)
        {
            var (word, before) = (words[i].Written, i > 0 && !words[i - 1].EndsClause ? words[i - 1].Written : "");
            if (Deniers.Contains(word) || IsContraction(word))
            {
                return true;
            }

            if (!Fillers.Contains(word))
            {
                return word switch
                {
                    "but" => Everything.Contains(before),
                    "than" => before is "rather" or "other",
                    "far" => words[i + 1].Written == "from",
                    "doubt" or "doubtful" => before is not ("no" or "without"),
                    _ => Wrong.Contains(word) && words[i + 1].Written is "to" or "that",
                };
            }
        }

        return false;
    }

    private static bool IsDeniedBehind(IReadOnlyList<ClauseWord> words, int end, bool endsByItself)
    {
        if (end >= words.Count)
        {
            return false;
        }

        var last = words[end - 1];
        return (last.Asks && No.Contains(words[end].Written))
            || (!(last.EndsClause && endsByItself) && IsDenyingVerb(words, end))
            || Enumerable.Range(end, Math.Min(Aftermath, words.Count - end)).Any(i => IsAftermath(words, end, i));
    }

    /// <summary>"…, but that is wrong", "… It isn't true": a sentence about what was said, in the same sentence or the next one.</summary>
    private static bool IsAftermath(IReadOnlyList<ClauseWord> words, int end, int at)
    {
        var sentences = Enumerable.Range(end - 1, at - end + 1).Count(i => words[i].EndsSentence);
        return sentences <= 1
            && (Subjects.Contains(words[at].Written) ? IsDenyingVerb(words, at + 1, needsWord: true) : words[at].Written is "that's" or "it's" && IsDenyingVerb(words, at, needsWord: true));
    }

    /// <summary>"is wrong", "is not", "isn't the answer", "cannot be right"; "is not the capital" denies something else.</summary>
    private static bool IsDenyingVerb(IReadOnlyList<ClauseWord> words, int at, bool needsWord = false)
    {
        if (at >= words.Count || !(Copulas.Contains(words[at].Written) || IsContraction(words[at].Written) || words[at].Written == "cannot"))
        {
            return false;
        }

        var denied = !Copulas.Contains(words[at].Written);
        for (var i = at; !words[i].EndsClause && i + 1 < words.Count;)
        {
            var word = words[++i].Written;
            if (word is "not" or "never" && !denied)
            {
                denied = true;
            }
            else if (!Adverbs.Contains(word))
            {
                return denied ? Right.Contains(word) : Wrong.Contains(word);
            }
        }

        return denied && !needsWord;
    }

    private static bool IsContraction(string word) => word.EndsWith("n't", StringComparison.Ordinal);

    private static HashSet<string> Set(string words) => new(words.Split(' '), StringComparer.Ordinal);
}
