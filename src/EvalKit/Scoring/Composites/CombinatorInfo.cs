namespace EvalKit.Scoring;

/// <summary>Makes the <see cref="ScorerInfo"/> of a combinator of what its parts are.</summary>
internal static class CombinatorInfo
{
    /// <summary>Describes a combinator.</summary>
    /// <param name="name">The combinator's name.</param>
    /// <param name="version">Raised by one when the same options and parts give other values than before.</param>
    /// <param name="options">The options: the fingerprint covers them all but the feedback's name.</param>
    /// <param name="parts">The parts: the fingerprint covers theirs, their order and what they need.</param>
    /// <param name="main">The main feedback, under the combinator's own name.</param>
    /// <param name="others">Further feedback of the combinator's own; a name such as <c>agreement</c> becomes <c>jury.agreement</c>.</param>
    /// <param name="showsParts">Whether each part's feedback is shown beside its own.</param>
    /// <param name="needs">What the combinator itself needs; its parts' needs are their own, because it may do without one of them.</param>
    public static ScorerInfo Of(
        string name, int version, ScorerOptions options, IReadOnlyList<IScorer> parts, FeedbackInfo main, IReadOnlyList<FeedbackInfo> others, bool showsParts, IReadOnlyList<string>? needs = null)
    {
        CheckParts(name, parts);
        var kind = parts.Any(p => p.Info.Kind == ScorerKind.Judge) ? ScorerKind.Judge : ScorerKind.Code;
        var fingerprint = Fingerprint(name, version, options, parts);
        var feedback = ScorerDescription.FeedbackName(name, options);
        IEnumerable<FeedbackInfo> own = [main with { Name = feedback }, .. others.Select(o => o with { Name = $"{feedback}.{o.Name}" })];
        return new ScorerInfo(name, kind, [.. own.Select(f => f with { ScorerKind = kind, ScorerFingerprint = fingerprint }), .. showsParts ? Shown(feedback, parts, fingerprint) : []], fingerprint)
        {
            Needs = needs ?? [],
            ScoresFailedTrials = parts.All(p => p.Info.ScoresFailedTrials),
        };
    }

    private static IEnumerable<FeedbackInfo> Shown(string main, IReadOnlyList<IScorer> parts, string fingerprint) => parts.Zip(PartNames.Of(parts)).SelectMany(p =>
        p.First.Info.Feedbacks.Select(f => f with { Name = PartNames.Shown(main, p.Second, p.First.Info, f.Name), ScorerKind = KindOf(p.First, f), ScorerFingerprint = fingerprint }));

    private static ScorerKind KindOf(IScorer part, FeedbackInfo feedback) => part is IScorerCombinator ? feedback.ScorerKind : part.Info.Kind;

    private static void CheckParts(string name, IReadOnlyList<IScorer> parts)
    {
        if (parts.Count == 0)
        {
            throw new EvalKitException(FaultKind.Usage, $"Scorer '{name}' is made of other scorers and was given none: name at least one.");
        }
    }

    private static string Fingerprint(string name, int version, ScorerOptions options, IReadOnlyList<IScorer> parts) => CanonicalJson.Hash(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("combinator", name);
        writer.WriteNumber("version", version);
        writer.WritePropertyName("options");
        CanonicalJson.Write(writer, ScorerOptionsJson.Values(options));
        writer.WriteStartArray("parts");
        foreach (var part in parts)
        {
            writer.WriteStartArray();
            writer.WriteStringValue(part.Info.Fingerprint);
            foreach (var need in part.Info.Needs)
            {
                writer.WriteStringValue(need);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });
}
