using EvalKit.Scoring;
using EvalKit.Suites.Yaml;

namespace EvalKit.Suites.Sections;

internal static class ScorersSection
{
    public static IReadOnlyList<ScorerSpec> Read(YamlValue? value, string folder, IReadOnlyList<IScorerProvider>? providers) =>
        NamedItems.Read(value, SuiteKeys.Scorers, "scorer", "contains: {text: \"x\"}", spec => ScorerBinding.Create(spec, folder, providers));
}
