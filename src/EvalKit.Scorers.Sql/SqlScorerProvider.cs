namespace EvalKit.Scoring.Sql;

/// <summary>The scorers of SQL by their names in suite files.</summary>
public sealed class SqlScorerProvider : IScorerProvider
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Names { get; } = [SqlResultEquivalenceScorer.Name, ValidSqlScorer.Name];

    /// <inheritdoc/>
    public IScorer Create(ScorerSpec spec) => spec.Name switch
    {
        ValidSqlScorer.Name => new ValidSqlScorer(ScorerOptionsJson.Read<ValidSqlOptions>(spec.Name, spec.Options)),
        SqlResultEquivalenceScorer.Name => new SqlResultEquivalenceScorer(ScorerOptionsJson.Read<SqlResultEquivalenceOptions>(spec.Name, spec.Options)),
        _ => throw new EvalKitException(FaultKind.Usage, $"'{spec.Name}' is no scorer of SQL. Expected one of {string.Join(", ", Names)}."),
    };
}
