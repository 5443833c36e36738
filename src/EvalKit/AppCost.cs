namespace EvalKit;

/// <summary>What an app's calls of models cost. Immutable.</summary>
/// <param name="Usd">US dollars, as far as they are known.</param>
/// <param name="UnknownCalls">Calls that may have been charged and whose price or count of tokens is unknown.</param>
public sealed record AppCost(decimal Usd, int UnknownCalls)
{
    /// <summary>How the model of a call is named where the app does not tell it.</summary>
    internal const string Model = "the app's model";

    /// <summary>All that a trial's attempts cost; null where no call is known. An app that tells tokens and no cost made a call of unknown price.</summary>
    internal static AppCost? Of(Trial trial) => Sum(trial.LostCost, trial.Output switch
    {
        { CostUsd: { } usd } => new AppCost(usd, 0),
        { Usage: not null } => new AppCost(0, 1),
        _ => null,
    });

    /// <summary>Both together; null where neither is known.</summary>
    internal static AppCost? Sum(AppCost? one, AppCost? other) =>
        one is null ? other : other is null ? one : new AppCost(one.Usd + other.Usd, one.UnknownCalls + other.UnknownCalls);
}
