using EvalKit.Scoring;
using EvalKit.Scoring.Html;
using EvalKit.Scoring.Sql;

namespace EvalKit.Cli;

/// <summary>The scorers of packages that the tool brings beside those of the library.</summary>
internal static class CliScorers
{
    public static IReadOnlyList<IScorerProvider> Providers { get; } = [new SqlScorerProvider(), new HtmlScorerProvider()];
}
