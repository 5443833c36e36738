namespace EvalKit.Scoring.Sql;

/// <summary>Options of <c>sql_result_equivalence</c>.</summary>
public sealed record SqlResultEquivalenceOptions : SqlOptions
{
    /// <summary>Whether rows must come in the same order. Default: false.</summary>
    public bool Ordered { get; init; }

    /// <summary>Whether columns must have the same names, in any case. Default: false.</summary>
    public bool ColumnNames { get; init; }

    /// <summary>How far two numbers may be apart. Default: 0.</summary>
    public double AbsoluteTolerance { get; init; }

    /// <summary>How far two numbers may be apart as a share of the expected one.</summary>
    /// <value>1e-9: sums of the same numbers in another order differ by less.</value>
    public double RelativeTolerance { get; init; } = DefaultRelativeTolerance;

    /// <summary>Rows that a query may give, from 1. Default: 10 000.</summary>
    public int MaxRows { get; init; } = DefaultMaxRows;

    /// <summary>Steps of SQLite's virtual machine that a query may take, from 100. The same query takes as many on every machine.</summary>
    /// <value>20 million: a second or two.</value>
    public int MaxSteps { get; init; } = DefaultMaxSteps;

    /// <summary>The tolerance where none is given.</summary>
    public const double DefaultRelativeTolerance = 1e-9;

    /// <summary>The most rows where no number is given.</summary>
    public const int DefaultMaxRows = 10_000;

    /// <summary>The most steps where no number is given.</summary>
    public const int DefaultMaxSteps = 20_000_000;

    internal SqlResultEquivalenceOptions Checked(string scorer)
    {
        Check(scorer, "absolute_tolerance", AbsoluteTolerance, from: 0);
        Check(scorer, "relative_tolerance", RelativeTolerance, from: 0);
        Check(scorer, "max_rows", MaxRows, from: 1);
        Check(scorer, "max_steps", MaxSteps, SqlDatabase.StepsBetweenChecks);
        return this;
    }

    private static void Check(string scorer, string option, double value, double from)
    {
        if (!double.IsFinite(value) || value < from)
        {
            throw new EvalKitException(FaultKind.Usage, FormattableString.Invariant($"Scorer '{scorer}', option '{option}': expected a number from {from}, found {value}."));
        }
    }
}
