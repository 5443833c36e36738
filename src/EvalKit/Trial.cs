namespace EvalKit;

/// <summary>One execution of one case by the app. Immutable.</summary>
public sealed record Trial
{
    /// <summary>The trial's id and the id of its trace: 32 lower-case hexadecimal digits.</summary>
    public required string TraceId { get; init; }

    /// <summary>The case that was run.</summary>
    public required string CaseId { get; init; }

    /// <summary>Which repeat of the case this is, from 0.</summary>
    public int Repeat { get; init; }

    /// <summary>Which attempt gave this result, from 1; above 1 after retries.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>How the trial ended.</summary>
    public required TrialStatus Status { get; init; }

    /// <summary>What the app returned; null unless <see cref="Status"/> is <see cref="TrialStatus.Ok"/>.</summary>
    public AppOutput? Output { get; init; }

    /// <summary>SHA-256 of the output's canonical JSON; null without output.</summary>
    public string? OutputHash { get; init; }

    /// <summary>Why there is no output; null when there is one.</summary>
    public TrialError? Error { get; init; }

    /// <summary>What was paid for attempts that gave no output: those before the one that counts, and that one where it failed; null where no call is known.</summary>
    public AppCost? LostCost { get; init; }

    /// <summary>Wall time of the answer that counted, or the recorded time; null when not measured.</summary>
    public TimeSpan? Latency { get; init; }

    /// <summary>When the trial began, in UTC.</summary>
    public DateTimeOffset StartedAt { get; init; }
}
