using EvalKit.Judging;
using EvalKit.Scoring;

namespace EvalKit.Suites;

/// <summary>Makes scorers of their specs: judges from their files, those that are made of others with their parts, all others from the catalog.</summary>
internal static class ScorerBinding
{
    /// <param name="spec">Name and options.</param>
    /// <param name="folder">The folder that a judge's file is looked for in; null for the current one.</param>
    /// <exception cref="EvalKitException">The name or an option is wrong.</exception>
    public static IScorer Create(ScorerSpec spec, string? folder) =>
        spec.Name == SuiteKeys.Judge ? JudgeScorers.Create(JudgeExamples.Without(spec), folder, JudgeExamples.Of(spec, folder))
        : CompositeCatalog.Names.Contains(spec.Name) ? CompositeCatalog.Create(spec, part => Create(part, folder))
        : JudgeScorerCatalog.Names.Contains(spec.Name) ? JudgeScorerCatalog.Create(spec, part => Create(part, folder))
        : ScorerCatalog.Create(spec, others: [.. CompositeCatalog.Names, SuiteKeys.Judge, .. JudgeScorerCatalog.Names]);
}
