namespace EvalKit;

/// <summary>What a run metric reads of one trial.</summary>
public readonly record struct RunMetricArguments
{
    private readonly RunResults? _results;
    private readonly int _row;

    /// <summary>Creates the arguments of a trial alone.</summary>
    /// <param name="evalCase">The case.</param>
    /// <param name="trial">Its trial.</param>
    public RunMetricArguments(EvalCase evalCase, Trial trial)
    {
        Case = evalCase;
        Trial = trial;
    }

    internal RunMetricArguments(RunResults results, int row)
        : this(results.Rows[row].Case, results.Rows[row].Trial)
    {
        _results = results;
        _row = row;
    }

    /// <summary>The case.</summary>
    public EvalCase Case { get; }

    /// <summary>The trial; it has an output.</summary>
    public Trial Trial { get; }

    /// <summary>The output's text; empty without output.</summary>
    public string OutputText => Trial.Output?.Text ?? "";

    /// <summary>What a scorer said of the trial: value, error or unscored; null when there is no such feedback.</summary>
    /// <param name="name">The feedback's name.</param>
    public Feedback? Feedback(string name) => _results?.Column(name)?.Cells[_row];
}
