using EvalKit.Chat;

namespace EvalKit.Judging.Controls;

/// <summary>How a judge did on its controls. Immutable.</summary>
/// <param name="Judge">The judge.</param>
/// <param name="Model">The model that it asked.</param>
/// <param name="Results">One result for each control, in the order of the file.</param>
public sealed record JudgeCheck(JudgeFile Judge, ModelUri Model, IReadOnlyList<JudgeControlResult> Results)
{
    /// <summary>Controls with the right verdict.</summary>
    public int Hits => Results.Count(r => r.IsHit);

    /// <summary>Controls with another verdict.</summary>
    public int Misses => Results.Count(r => r.IsMiss);

    /// <summary>Controls without a verdict.</summary>
    public int Errors => Results.Count(r => r.Score.Error is not null);

    /// <summary>Whether each control got the right verdict, and there is one at all.</summary>
    public bool IsPassed => Results.Count > 0 && Hits == Results.Count;

    /// <summary>US dollars that were paid now, as far as they are known.</summary>
    public decimal CostUsd => Results.Sum(r => r.Cost.CostUsd ?? 0);

    /// <summary>Calls of the model that were made now.</summary>
    public int Calls => Results.Sum(r => r.Cost.Calls);

    /// <summary>Whether the price of some call is unknown, so that <see cref="CostUsd"/> lacks it.</summary>
    public bool IsCostUnknown => Results.Any(r => r.Cost.UnknownModel is not null);
}
