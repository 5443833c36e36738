using EvalKit.Scoring;
using EvalKit.Suites.Yaml;

namespace EvalKit.Suites.Sections;

internal static class MetricsSection
{
    public static IReadOnlyList<ScorerSpec> Read(YamlValue? value) =>
        NamedItems.Read(value, SuiteKeys.Metrics, "run metric", "corpus_bleu: {lower_case: true}", spec => RunMetricCatalog.Create(spec));
}
