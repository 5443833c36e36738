using System.Globalization;
using System.Text;

namespace EvalKit.Metrics;

/// <summary>
/// What a run cost: the calls of its judges and of its app, each once, also those of attempts that failed and of results that others took the place of. What recorded
/// outputs cost when they were made is not part of it, and neither is what recordings, response cache and baseline answered. Immutable; console, report, JSON and budget share it.
/// </summary>
public sealed record RunCost
{
    /// <summary>No cost.</summary>
    public static RunCost None { get; } = new();

    /// <summary>The sum of all known costs, in US dollars.</summary>
    public decimal KnownUsd { get; private init; }

    /// <summary>Calls of models whose price or count of tokens is unknown.</summary>
    public int UnknownCalls { get; private init; }

    /// <summary>The models of <see cref="UnknownCalls"/>, each once, in the order of their names.</summary>
    public IReadOnlyList<string> UnknownModels { get; private init; } = [];

    /// <summary>Judgements that a recording answered.</summary>
    public int Replayed { get; private init; }

    /// <summary>Judgements that the response cache answered.</summary>
    public int Cached { get; private init; }

    /// <summary>The cost in US dollars as far as it is known; null when nothing is. It is 0 only where every call is known to have cost nothing.</summary>
    public decimal? CostUsd => KnownUsd > 0 ? KnownUsd : UnknownCalls > 0 || !IsTold ? null : 0;

    private bool IsTold { get; init; }

    /// <summary>The cost of a run so far.</summary>
    /// <param name="results">The run's results.</param>
    public static RunCost Of(RunResults results)
    {
        ArgumentNullException.ThrowIfNull(results);
        var cost = None;
        if (!results.Record.AppFingerprint.StartsWith(RunRecord.RecordedApp, StringComparison.Ordinal) && !results.Record.Parameters.ContainsKey(RunRecord.RescoredParameter))
        {
            cost = results.Rows.Select(r => r.Trial).Concat(results.SupersededTrials).Aggregate(cost, (sum, trial) => sum.Plus(trial));
        }

        return results.Columns.SelectMany(c => c.Cells).Concat(results.Canaries.Select(c => c.Judgement)).Concat(results.SupersededFeedback)
            .OfType<Feedback>().Aggregate(cost, (sum, feedback) => sum.Plus(feedback));
    }

    /// <summary>This cost and a feedback's.</summary>
    /// <param name="feedback">The feedback.</param>
    public RunCost Plus(Feedback feedback)
    {
        var cost = JudgeCost.Of(feedback);
        return cost == default
            ? this
            : Plus(cost.CostUsd, cost.UnknownModel is null ? 0 : Math.Max(cost.Calls, 1), cost.UnknownModel) with
            {
                Replayed = Replayed + (JudgeCost.Is(feedback.Metadata, JudgeCost.ReplayedName) ? 1 : 0),
                Cached = Cached + (JudgeCost.Is(feedback.Metadata, JudgeCost.CachedName) ? 1 : 0),
            };
    }

    /// <summary>This cost and that of a trial's attempts. An app that tells tokens and no cost made a call of unknown price.</summary>
    /// <param name="trial">The trial; not one of a recorded output, which was paid for before.</param>
    public RunCost Plus(Trial trial)
    {
        ArgumentNullException.ThrowIfNull(trial);
        return AppCost.Of(trial) is { } cost ? Plus(cost.Usd, cost.UnknownCalls, cost.UnknownCalls > 0 ? AppCost.Model : null) : this;
    }

    /// <summary>The cost in one line, such as <c>cost $0.12; price of openai:/m unknown (12 calls)</c>; null when there is nothing to tell.</summary>
    public string? Describe()
    {
        var text = new StringBuilder();
        var spared = string.Join(", ", new[] { (Replayed, "replayed"), (Cached, "cached") }.Where(s => s.Item1 > 0).Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Item1} {s.Item2}")));
        if (CostUsd is { } cost && (cost > 0 || spared.Length > 0))
        {
            text.Append("cost ").Append(Dollars(cost)).Append(spared.Length > 0 ? $" ({spared})" : "");
        }

        if (UnknownCalls > 0)
        {
            text.Append(text.Length > 0 ? "; " : "")
                .Append(CultureInfo.InvariantCulture, $"price of {string.Join(", ", UnknownModels)} unknown ({UnknownCalls} {(UnknownCalls == 1 ? "call" : "calls")})");
        }

        return text.Length > 0 ? text.ToString() : null;
    }

    /// <summary>US dollars as text: cents, and more digits where cents would show nothing.</summary>
    /// <param name="usd">The amount, from 0.</param>
    public static string Dollars(decimal usd) =>
        usd is > 0 and < 0.0001m ? "< $0.0001" : "$" + usd.ToString(usd is > 0 and < 0.1m ? "0.00##" : "0.00", CultureInfo.InvariantCulture);

    private RunCost Plus(decimal? known, int unknownCalls, string? unknownModel) => this with
    {
        KnownUsd = KnownUsd + (known ?? 0),
        IsTold = IsTold || known is not null,
        UnknownCalls = UnknownCalls + unknownCalls,
        UnknownModels = unknownModel is null || UnknownModels.Contains(unknownModel, StringComparer.Ordinal)
            ? UnknownModels
            : [.. UnknownModels.Append(unknownModel).Order(StringComparer.Ordinal)],
    };
}
