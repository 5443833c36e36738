using EvalKit.Suites;
using EvalKit.Tests.Datasets;

namespace EvalKit.Tests.Suites;

/// <summary>Loads suites from text, for tests that are about the text.</summary>
internal static class Suite
{
    public static SuiteSpec Load(string yaml, params string[] overrides)
    {
        using var folder = new TempFolder().With("faq.suite.yaml", yaml);
        return SuiteFile.Load(Path.Combine(folder.Path, "faq.suite.yaml"), overrides);
    }

    public static string Fault(string yaml, params string[] overrides) => Reading.Fault(() => Load(yaml, overrides));
}
