using System.Text.Json.Nodes;
using EvalKit.Judging;
using EvalKit.Scoring;

namespace EvalKit.Suites;

/// <summary>Makes scorers of their specs: judges from their files, those that are made of others with their parts, all others from the catalog.</summary>
internal static class ScorerBinding
{
    /// <param name="spec">Name and options.</param>
    /// <param name="folder">The folder that a judge's file, or the file of an option, is looked for in; null for the current one.</param>
    /// <param name="providers">Scorers of packages; null for none.</param>
    /// <exception cref="EvalKitException">The name or an option is wrong.</exception>
    public static IScorer Create(ScorerSpec spec, string? folder, IReadOnlyList<IScorerProvider>? providers) =>
        spec.Name == SuiteKeys.Judge ? JudgeScorers.Create(JudgeExamples.Without(spec), folder, JudgeExamples.Of(spec, folder))
        : CompositeCatalog.Names.Contains(spec.Name) ? CompositeCatalog.Create(spec, part => Create(part, folder, providers))
        : JudgeScorerCatalog.Names.Contains(spec.Name) ? JudgeScorerCatalog.Create(spec, part => Create(part, folder, providers))
        : providers?.FirstOrDefault(p => p.Names.Contains(spec.Name, StringComparer.Ordinal)) is { } provider ? provider.Create(FilesFrom(folder ?? ".", spec))
        : IsJudge(spec.Name) ? throw new EvalKitException(FaultKind.Usage, $"'{spec.Name}' is a judge: write `{SuiteKeys.Judge}: {{file: {spec.Name}, model: <provider>:/<model>}}`.")
        : ScorerCatalog.Create(
            FilesFrom(folder ?? ".", spec), others: [.. CompositeCatalog.Names, SuiteKeys.Judge, .. JudgeScorerCatalog.Names, .. providers?.SelectMany(p => p.Names) ?? []]);

    /// <summary>Whether it names a judge that EvalKit brings, and no scorer.</summary>
    private static bool IsJudge(string name) => EmbeddedJudges.Names.Contains(name, StringComparer.Ordinal) && !ScorerCatalog.Names.Contains(name, StringComparer.Ordinal);

    /// <summary>The spec with the option <c>file</c> read from the suite's folder, where paths in a suite file start.</summary>
    private static ScorerSpec FilesFrom(string folder, ScorerSpec spec)
    {
        if (spec.Options["file"] is not JsonValue value || !value.TryGetValue(out string? file) || file.Length == 0)
        {
            return spec;
        }

        var options = spec.Options.DeepClone().AsObject();
        options["file"] = Path.Combine(folder, file);
        return spec with { Options = options };
    }
}
