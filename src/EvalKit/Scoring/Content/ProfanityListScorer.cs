using System.Text.Json.Nodes;

namespace EvalKit.Scoring;

/// <summary>Does the output say a word of a list? No word passes.</summary>
internal sealed class ProfanityListScorer : IScorer
{
    public const string Name = "profanity_list";
    private const int Shown = 5;
    private readonly PhraseList _phrases;
    private readonly HashSet<string> _allowed;

    public ProfanityListScorer(ProfanityListOptions options)
    {
        List<string> words = [.. options.Words, .. Read(options.File)];
        var phrases = words.Concat(options.BuiltIn ? EnglishProfanity.Words : []).Select(Phrase).ToList();
        if (phrases.Count == 0)
        {
            throw Fault("has no words: 'built_in' is false, and 'words' and 'file' have none.");
        }

        _phrases = new PhraseList(phrases);
        _allowed = [.. options.Allow.Select(a => string.Join(' ', ListWords.OfText(a)))];

        // What the list says decides, not where it stands.
        var fingerprint = ScorerFingerprint.Of(Name, 1, options with { File = null, Words = words });
        var feedback = new FeedbackInfo(ScorerDescription.FeedbackName(Name, options), FeedbackValueKind.Bool) { Polarity = Polarity.LowerIsBetter };
        Info = ScorerDescription.Of(Name, ScorerKind.Code, fingerprint, feedback, Needs.Output);
    }

    public ScorerInfo Info { get; }

    public ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken)
    {
        var words = ListWords.OfText(args.OutputText);
        var found = _phrases.Find(words).Select(f => string.Join(' ', words.Skip(f.Place).Take(f.Length))).Where(f => !_allowed.Contains(f)).ToList();
        var rationale = found.Count == 0 ? "says no word of the list"
            : $"says {string.Join(", ", found.Take(Shown).Select(Masked))}{(found.Count > Shown ? FormattableString.Invariant($" and {found.Count - Shown} more") : "")}";
        return ScoreResult.From(Score.Of(Info.Feedbacks[0].Name, FeedbackValue.Of(found.Count > 0), rationale) with
        {
            Passed = found.Count == 0,
            Metadata = new JsonObject { ["count"] = found.Count },
        });
    }

    /// <summary>The first letter of each word, and a star for every other one.</summary>
    private static string Masked(string phrase) => string.Join(' ', phrase.Split(' ').Select(word =>
    {
        var runes = word.EnumerateRunes().ToList();
        return runes[0] + new string('*', runes.Count - 1);
    }));

    private static ListedPhrase Phrase(string text) => ListWords.OfPhrase(text) is { Count: > 0 } words ? new ListedPhrase(words) : throw Fault($"has an entry without a word: {Quote.Of(text)}.");

    private static IEnumerable<string> Read(string? file)
    {
        if (file is null)
        {
            return [];
        }

        try
        {
            return [.. File.ReadAllLines(file).Select(l => l.Trim()).Where(l => l.Length > 0 && !l.StartsWith('#'))];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new EvalKitException(FaultKind.Usage, $"Scorer '{Name}', option 'file': {file} cannot be read. {fault.Message}", fault);
        }
    }

    private static EvalKitException Fault(string message) => new(FaultKind.Usage, $"Scorer '{Name}' {message}");
}
