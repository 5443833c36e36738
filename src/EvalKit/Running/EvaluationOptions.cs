using EvalKit.Chat;
using EvalKit.Redaction;
using EvalKit.Runs;

namespace EvalKit.Running;

/// <summary>What a run is given beside its suite. Every part has a default that works for a program that only wants the result. Immutable.</summary>
public sealed record EvaluationOptions
{
    /// <summary>Where the run is kept; null to keep it in memory only.</summary>
    public IRunStore? Store { get; init; }

    /// <summary>Makes chat clients for judges; null when no scorer needs one.</summary>
    public IChatModels? Models { get; init; }

    /// <summary>What the run is held against; null for none.</summary>
    public Baseline? Baseline { get; init; }

    /// <summary>The session that the run belongs to; null for a new one.</summary>
    public string? SessionId { get; init; }

    /// <summary>What was invoked: <c>code</c>, <c>cli</c> or <c>dotnet_test</c>.</summary>
    public string SessionKind { get; init; } = "code";

    /// <summary>The experiment; null for one named like the suite.</summary>
    public string? Experiment { get; init; }

    /// <summary>The run's name.</summary>
    public string? Name { get; init; }

    /// <summary>Ids of the cases to run; null for all. A run of some is partial.</summary>
    public IReadOnlySet<string>? SelectedCases { get; init; }

    /// <summary>The folder that recordings and relative paths start from when the suite names none.</summary>
    public string Folder { get; init; } = ".";

    /// <summary>Where the run is made; null for unknown.</summary>
    public RunEnvironment? Environment { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Makes ids; null for the default, which takes the time from <see cref="Time"/>.</summary>
    public IIdSource? Ids { get; init; }

    /// <summary>
    /// Takes the secrets out of what is kept, recorded and returned. Default: one that knows them by their form; give one made with
    /// <see cref="SecretRedactor.Of"/> to have it know the environment's values too.
    /// </summary>
    public SecretRedactor Redactor { get; init; } = SecretRedactor.Shapes;

    /// <summary>Told of each trial that ends; called from many threads.</summary>
    public IProgress<EvaluationProgress>? Progress { get; init; }
}
