using EvalKit.Chat;
using EvalKit.Chat.Limits;
using EvalKit.Chat.Prices;
using EvalKit.Redaction;
using EvalKit.Runs;
using EvalKit.Tracing;

namespace EvalKit.Running;

/// <summary>What a run is given beside its suite. Every part has a default that works for a program that only wants the result. Immutable.</summary>
public sealed record EvaluationOptions
{
    /// <summary>Where the run is kept; null to keep it in memory only.</summary>
    public IRunStore? Store { get; init; }

    /// <summary>Makes chat clients for judges; null when no scorer needs one.</summary>
    public IChatModels? Models { get; init; }

    /// <summary>The folder where replies of judges' models are kept, so that nothing is paid twice; null for none.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>How many calls at once the models' providers take; runs that share it share their providers' limits. Default: its own.</summary>
    public ChatLimits Limits { get; init; } = new();

    /// <summary>What models cost. Default: the list prices that EvalKit brings.</summary>
    public PriceTable Prices { get; init; } = PriceTable.Default;

    /// <summary>What is captured of trials and judgements; what the suite's <see cref="RunSettings"/> say of it counts before. Default: the spans of every source.</summary>
    public TracingOptions Tracing { get; init; } = new();

    /// <summary>What the run is held against; null for none.</summary>
    public Baseline? Baseline { get; init; }

    /// <summary>The run whose outputs answers are held against by scorers that compare two; null for the run of <see cref="Baseline"/>, where <see cref="Store"/> has it.</summary>
    public RunResults? ReferenceRun { get; init; }

    /// <summary>The session that the run belongs to; null for a new one.</summary>
    public string? SessionId { get; init; }

    /// <summary>What was invoked: <c>code</c>, <c>cli</c> or <c>dotnet_test</c>.</summary>
    public string SessionKind { get; init; } = "code";

    /// <summary>The experiment; null for one named like the suite.</summary>
    public string? Experiment { get; init; }

    /// <summary>The run's name.</summary>
    public string? Name { get; init; }

    /// <summary>Parameters to record beside those of the suite, such as what a variant sets. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>Ids of the cases to run; null for all. A run of some is partial: it decides no gate but what one case alone fails.</summary>
    public IReadOnlySet<string>? SelectedCases { get; init; }

    /// <summary>Whether the run is a new one although an unfinished run with the same fingerprints could go on. Default: false.</summary>
    public bool Fresh { get; init; }

    /// <summary>Whether a complete run with the same fingerprints and selection is taken instead of making it once more. Default: false.</summary>
    public bool TakeCompleteRun { get; init; }

    /// <summary>
    /// A session of which a complete run with the same fingerprints and selection is taken instead of making it once more, so that a session that was stopped goes on where it was. Null (the default)
    /// for none.
    /// </summary>
    public string? TakeCompleteRunOf { get; init; }

    /// <summary>
    /// Whether recordings that the run made no use of are removed from its files, once it is complete and without errors. What is taken over from a baseline or an unfinished
    /// run asks for no recording: set <see cref="Fresh"/>, and <see cref="ReuseJudgements"/> to false. Default: false.
    /// </summary>
    public bool PruneRecordings { get; init; }

    /// <summary>Id of a run whose errors are tried again, in that run: an error is replaced only once its retry gave a result. Null for none.</summary>
    public string? RetryErrorsOf { get; init; }

    /// <summary>Id of a run whose outputs are scored anew, in a run of its own: no app is called. Null for none.</summary>
    public string? RescoreRun { get; init; }

    /// <summary>Whether judgements are taken over from the baseline where answer and judge are unchanged. Default: true.</summary>
    public bool ReuseJudgements { get; init; } = true;

    /// <summary>The most that the run may spend, in US dollars: when it is reached no more trials are started. What a run that goes on had spent before is part of it. Null for no cap.</summary>
    public decimal? BudgetUsd { get; init; }

    /// <summary>Once it is cancelled no more trials are started; those in flight are finished and scored.</summary>
    public CancellationToken Stop { get; init; }

    /// <summary>Told, before anything is called, what is decided about the run: that it is resumed, say, or why not.</summary>
    public IProgress<string>? Notices { get; init; }

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
