namespace EvalKit;

/// <summary>What is recorded about a run beside its trials and feedback. Immutable.</summary>
public sealed record RunRecord
{
    /// <summary>The parameter that names the folder of the suite's baseline and recordings, as it was on the machine that ran it.</summary>
    public const string FolderParameter = "folder";

    /// <summary>The parameter that tells which of the variants side by side the run is, from 1; absent where there are none.</summary>
    public const string VariantParameter = "variant";

    /// <summary>The parameter that tells how often each case was to run.</summary>
    internal const string RepeatsParameter = "repeats";

    /// <summary>The value of that parameter where the run adds repeats while it is undecided.</summary>
    internal const string AutoRepeats = "auto";

    /// <summary>The parameter that holds the seed.</summary>
    internal const string SeedParameter = "seed";

    /// <summary>The parameter that tells which cases were selected: <see cref="WholeSelection"/>, or a hash of their ids.</summary>
    internal const string SelectionParameter = "selection";

    /// <summary>The parameter that names the run whose outputs were scored anew; absent in a run that called its app.</summary>
    internal const string RescoredParameter = "rescored";

    /// <summary>The parameter that names the run whose outputs the answers were held against; absent where nothing was compared.</summary>
    internal const string ReferenceParameter = "reference";

    /// <summary>
    /// How the parameter begins that tells, with the feedback's name behind it, what a saved report says of the judge: <see cref="RobustnessMet"/>,
    /// <see cref="RobustnessOfAnother"/>, or why the judge does not withstand attacks. Absent without a report.
    /// </summary>
    internal const string RobustnessParameter = "robustness.";

    /// <summary>The judge withstands attacks.</summary>
    internal const string RobustnessMet = "met";

    /// <summary>The report is of a judge with another fingerprint.</summary>
    internal const string RobustnessOfAnother = "of another judge";

    /// <summary>The selection of a run of all cases.</summary>
    internal const string WholeSelection = "all";

    /// <summary>How the app's fingerprint begins where recorded outputs stood in for the app.</summary>
    internal const string RecordedApp = "recorded:";

    /// <summary>The run's id: UUID version 7.</summary>
    public required string Id { get; init; }

    /// <summary>The session (one invocation) that made it.</summary>
    public required string SessionId { get; init; }

    /// <summary>The experiment that it belongs to.</summary>
    public required string Experiment { get; init; }

    /// <summary>The run's name; null for none.</summary>
    public string? Name { get; init; }

    /// <summary>The suite's name.</summary>
    public required string Suite { get; init; }

    /// <summary>How far it came.</summary>
    public required RunState State { get; init; }

    /// <summary>Whether only some of the dataset's cases were selected (a filter, a sample). A partial run never becomes a baseline, and decides no gate but what one case alone fails.</summary>
    public bool Partial { get; init; }

    /// <summary>Cases of the dataset, whether selected or not.</summary>
    public required int TotalCases { get; init; }

    /// <summary>Cases that were selected.</summary>
    public required int SelectedCases { get; init; }

    /// <summary>The dataset's name.</summary>
    public required string Dataset { get; init; }

    /// <summary>The dataset's content hash.</summary>
    public required string DatasetHash { get; init; }

    /// <summary>Hash of the suite's data: scorers, gates, settings that change results.</summary>
    public required string SuiteFingerprint { get; init; }

    /// <summary>What identifies the app's version.</summary>
    public required string AppFingerprint { get; init; }

    /// <summary>How the run was made: repeats, concurrency, seed, replay, … as text.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether all cases run again while the run is undecided, so that how often they run shows only in its trials.</summary>
    internal bool AddsRepeats => Parameters.GetValueOrDefault(RepeatsParameter) == AutoRepeats;

    /// <summary>The feedback that its scorers make, <c>app_ok</c> first.</summary>
    public required IReadOnlyList<FeedbackInfo> Feedbacks { get; init; }

    /// <summary>The run metrics of its suite, by name and options, so that they can be computed of the stored run alone. Empty when there are none.</summary>
    // A record that was stored before run metrics were kept is read without them.
    public IReadOnlyList<ScorerSpec> Metrics { get; init => field = value ?? []; } = [];

    /// <summary>The gates that it was held to, so that a report can be made of the stored run alone.</summary>
    public IReadOnlyList<Gate> Gates { get; init; } = [];

    /// <summary>Feedback whose judge missed its controls before the run: its gates are Invalid. Empty when all judges held, or none was checked.</summary>
    public IReadOnlyList<string> FailedJudges { get; init; } = [];

    /// <summary>Where it was made.</summary>
    public RunEnvironment Environment { get; init; } = new();

    /// <summary>Whether it is the run of a variant other than the first: what is held against the first and never stands for the suite.</summary>
    public bool IsLaterVariant => Parameters.TryGetValue(VariantParameter, out var number) && number != "1";

    /// <summary>When it began, in UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended, in UTC; null while it runs.</summary>
    public DateTimeOffset? EndedAt { get; init; }
}
