namespace EvalKit.Scoring;

/// <summary>What the offline model thinks of an answer. Immutable.</summary>
/// <param name="Probability">The probability that the answer is right, in [0, 1].</param>
/// <param name="AcceptedAnswer">The accepted answer that it was held against.</param>
/// <param name="Features">The twelve features in a fixed order.</param>
public sealed record ShortAnswerVerdict(double Probability, string AcceptedAnswer, IReadOnlyList<ShortAnswerFeature> Features)
{
    /// <summary>From this probability on an answer passes.</summary>
    public const double PassAt = 0.5;

    private const int Told = 3;

    /// <summary>Whether the answer passes: the probability is at least <see cref="PassAt"/>.</summary>
    public bool Passed => Probability >= PassAt;

    /// <summary>The accepted answer and the features that decided: up to three, those that pushed hardest towards the verdict, with their values and effects.</summary>
    public string Rationale
    {
        get
        {
            var direction = Passed ? 1 : -1;
            var deciding = Features.Where(f => f.Effect * direction > 0).OrderByDescending(f => f.Effect * direction).Take(Told);
            var told = deciding.Select(f => FormattableString.Invariant($"{f.Name} {f.Value:0.##} ({f.Effect:+0.0;-0.0})")).DefaultIfEmpty("nothing unusual");
            return $"against {Quote.Of(AcceptedAnswer)}: {string.Join(", ", told)}";
        }
    }
}
