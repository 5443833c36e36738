using System.Text.RegularExpressions;

namespace EvalKit.Scoring;

/// <summary>Makes the <see cref="ScorerInfo"/> of a code or label scorer with one feedback.</summary>
public static partial class ScorerDescription
{
    /// <summary>Describes a code scorer.</summary>
    /// <param name="name">The scorer's name.</param>
    /// <param name="version">Raised by one when the same options give other values than before.</param>
    /// <param name="options">The options: the fingerprint covers them all but the feedback's name.</param>
    /// <param name="feedback">The feedback under the scorer's own name.</param>
    /// <param name="needs">Field paths; see <see cref="ScorerInfo.Needs"/>.</param>
    /// <exception cref="EvalKitException">The options give the feedback a name that is none.</exception>
    public static ScorerInfo Of(string name, int version, ScorerOptions options, FeedbackInfo feedback, params IReadOnlyList<string> needs) =>
        Of(name, ScorerKind.Code, ScorerFingerprint.Of(name, version, options), feedback with { Name = FeedbackName(name, options) }, needs);

    /// <summary>Describes a scorer whose kind and fingerprint are its own.</summary>
    internal static ScorerInfo Of(string name, ScorerKind kind, string fingerprint, FeedbackInfo feedback, params IReadOnlyList<string> needs) =>
        new(name, kind, [feedback with { ScorerKind = kind, ScorerFingerprint = fingerprint }], fingerprint) { Needs = needs };

    /// <summary>The part of a feedback that says which share of the output is right.</summary>
    internal const string Precision = "precision";

    /// <summary>The part of a feedback that says which share of the accepted answer is there.</summary>
    internal const string Recall = "recall";

    /// <summary>The description with further feedbacks like the main one, named <c>main.part</c>.</summary>
    internal static ScorerInfo WithParts(ScorerInfo info, params IReadOnlyList<string> parts) =>
        info with { Feedbacks = [info.Feedbacks[0], .. parts.Select(p => info.Feedbacks[0] with { Name = $"{info.Feedbacks[0].Name}.{p}" })] };

    /// <summary>The name that the options give to the feedback, else the scorer's.</summary>
    /// <exception cref="EvalKitException">The name is not a feedback name.</exception>
    internal static string FeedbackName(string scorer, ScorerOptions options) => CheckName(scorer, options.Name ?? scorer);

    /// <summary>Refuses a name that could not stand in <c>feedback/aggregate</c>.</summary>
    internal static string CheckName(string scorer, string name) => NamePattern().IsMatch(name)
        ? name
        : throw new EvalKitException(
            FaultKind.Usage,
            $"Scorer '{scorer}': '{name}' cannot name a feedback. Expected snake_case: a lower-case letter, then letters, digits, '_', '.' or '-'.");

    [GeneratedRegex(@"\A[a-z][a-z0-9_.-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex NamePattern();
}
