using System.Globalization;

namespace EvalKit.Judging;

/// <summary>Refuses votes that would mean nothing, before anything is asked.</summary>
internal static class VotingChecks
{
    public static VoteRule RuleOf(string scorer, IReadOnlyList<FeedbackInfo> voters, VoteOptions options)
    {
        var first = voters[0];
        if (voters.FirstOrDefault(v => !IsAlike(first, v)) is { } other)
        {
            throw Fault(scorer, $"its judges must answer alike, but '{first.Name}' and '{other.Name}' differ in type, categories or in which direction is good. Put a threshold around numbers to vote with bools.");
        }

        var isNumber = first.ValueKind == FeedbackValueKind.Number;
        var rule = options.Vote ?? (isNumber ? VoteRule.Mean : VoteRule.Majority);
        var fits = rule switch
        {
            VoteRule.Majority => first.ValueKind is FeedbackValueKind.Bool or FeedbackValueKind.Category,
            VoteRule.Mean => isNumber || first.ValueKind == FeedbackValueKind.Bool,
            _ => isNumber,
        };
        if (!fits)
        {
            throw Fault(scorer, $"a {NameOf(rule)} is not for a {first.ValueKind.ToString().ToLowerInvariant()}, which '{first.Name}' is.");
        }

        if (rule == VoteRule.Majority && options.PassAt is not null)
        {
            throw Fault(scorer, "the option 'pass_at' is for a mean or median: a majority passes as its judges do.");
        }

        if (options is JuryOptions { Weights.Count: > 0 } && rule is VoteRule.Median or VoteRule.TrimmedMean)
        {
            throw Fault(scorer, $"a {NameOf(rule)} has no weights: use majority or mean, or leave them out.");
        }

        return options.Trim is >= 0 and < 0.5 ? rule : throw Fault(scorer, FormattableString.Invariant($"expected 'trim' from 0 to below 0.5, found {options.Trim}."));
    }

    public static int QuorumOf(string scorer, int voters, int? quorum) => (quorum ?? (voters / 2) + 1) is var needed && needed >= 1 && needed <= voters
        ? needed
        : throw Fault(scorer, FormattableString.Invariant($"expected a quorum from 1 to {voters}, found {quorum}."));

    public static FeedbackValue? TieOf(string scorer, FeedbackInfo voter, string? tie, VoteRule rule)
    {
        if (tie is null)
        {
            return null;
        }

        if (rule != VoteRule.Majority)
        {
            throw Fault(scorer, $"the option 'tie' is for a majority: a {NameOf(rule)} has none.");
        }

        return voter.ValueKind == FeedbackValueKind.Bool
            ? tie is "yes" or "no" ? FeedbackValue.Of(tie == "yes") : throw Fault(scorer, $"expected 'tie' to be yes or no, found '{tie}'.")
            : voter.Categories.Count == 0 || voter.Categories.Contains(tie, StringComparer.Ordinal)
                ? FeedbackValue.OfCategory(tie)
                : throw Fault(scorer, $"expected 'tie' to be one of {string.Join(", ", voter.Categories)}, found '{tie}'.");
    }

    public static EvalKitException Fault(string scorer, string message) => new(FaultKind.Usage, $"Scorer '{scorer}': {message}");

    private static bool IsAlike(FeedbackInfo a, FeedbackInfo b) =>
        a.ValueKind == b.ValueKind && a.Polarity == b.Polarity && a.Categories.ToHashSet(StringComparer.Ordinal).SetEquals(b.Categories);

    private static string NameOf(VoteRule rule) => rule switch
    {
        VoteRule.TrimmedMean => "trimmed mean",
        _ => rule.ToString().ToLower(CultureInfo.InvariantCulture),
    };
}
