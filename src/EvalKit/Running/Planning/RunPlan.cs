namespace EvalKit.Running.Planning;

/// <summary>What a run would do and cost. Nothing was called for it. Immutable.</summary>
public sealed record RunPlan
{
    /// <summary>The suite's name.</summary>
    public required string Suite { get; init; }

    /// <summary>Cases that are selected.</summary>
    public required int Cases { get; init; }

    /// <summary>How often each runs.</summary>
    public required int Repeats { get; init; }

    /// <summary>How often each runs at most; more than <see cref="Repeats"/> where all cases run again while the run is undecided. Calls and costs are those of <see cref="Repeats"/>.</summary>
    public required int MostRepeats { get; init; }

    /// <summary>Trials that an unfinished run has done already.</summary>
    public int Kept { get; init; }

    /// <summary>The unfinished run that would go on; null for a new one.</summary>
    public string? ContinuesRun { get; init; }

    /// <summary>Calls of the app; 0 for recorded outputs.</summary>
    public int AppCalls { get; init; }

    /// <summary>How many of them a recording or the response cache answers, where the app is a model of the suite file.</summary>
    public int AppReplayed { get; init; }

    /// <summary>How many of them nobody can answer.</summary>
    public int AppUnanswered { get; init; }

    /// <summary>What the others may cost in US dollars: by their prompts and prices where the app is a model of the suite file, else by what its last run told. Null when nothing tells it, and when no call is made.</summary>
    public decimal? AppCostUsd { get; init; }

    /// <summary>The judges, in the suite's order.</summary>
    public IReadOnlyList<JudgePlan> Judges { get; init; } = [];

    /// <summary>Whether the judges' counts are what will be: the outputs are known. Else they hold if the app answers as it did last, and are an upper bound for cases that it never answered.</summary>
    public bool KnowsOutputs { get; init; }

    /// <summary>The cap in US dollars; null for none.</summary>
    public decimal? BudgetUsd { get; init; }

    /// <summary>What the run that would go on has spent of the cap already, in US dollars and as far as it is known. Default: 0.</summary>
    public decimal SpentUsd { get; init; }

    /// <summary>What each gate can see with so many cases, by metric.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Gates { get; init; } = [];

    /// <summary>Whether models are asked, so that cost and calls are the least that there will be: what their replies give reason for cannot be known.</summary>
    public bool AsksModels => Judges.Any(j => j.AllCalls > 0);

    /// <summary>The known part of the cost in US dollars; null when nothing is known although something is called.</summary>
    public decimal? CostUsd
    {
        get
        {
            var known = Judges.Where(j => j.AllCalls > 0).Select(j => j.CostUsd).Append(AppAsks ? AppCostUsd : null).OfType<decimal>().ToList();
            return known.Count > 0 ? known.Sum() : !AppAsks && Judges.All(j => j.AllCalls == 0) ? 0 : null;
        }
    }

    /// <summary>Whose calls have no known price: models, and <c>app</c> where it is called and never told its cost.</summary>
    public IReadOnlyList<string> UnknownCosts =>
        [.. Judges.Where(j => j.AllCalls > 0 && j.CostUsd is null).Select(j => j.Model).Distinct(StringComparer.Ordinal), .. AppAsks && AppCostUsd is null ? ["app"] : Array.Empty<string>()];

    private bool AppAsks => AppCalls > AppReplayed + AppUnanswered;
}
