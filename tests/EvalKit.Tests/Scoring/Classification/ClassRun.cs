using System.Globalization;
using System.Text.RegularExpressions;
using EvalKit.Scoring;

namespace EvalKit.Tests.Scoring.Classification;

/// <summary>Trials of which each said a class, or a number, of a case whose class is known.</summary>
internal static class ClassRun
{
    public static double? Compute(IRunMetric metric, IReadOnlyList<string> expected, IReadOnlyList<string> said) => metric.Compute(Parts(metric, expected, said));

    /// <summary>A cell of the confusion matrix, as the description of accuracy tells it.</summary>
    public static int Cell(IReadOnlyList<string> expected, IReadOnlyList<string> said, string truth, string predicted)
    {
        var metric = RunMetrics.Accuracy();
        var told = Regex.Match(metric.Describe(Parts(metric, expected, said))!, $@"(?:: |, ){truth}→{predicted} (\d+)");
        return told.Success ? int.Parse(told.Groups[1].Value, CultureInfo.InvariantCulture) : 0;
    }

    private static List<RunMetricPart> Parts(IRunMetric metric, IReadOnlyList<string> expected, IReadOnlyList<string> said) => [.. expected.Zip(said, (truth, text) =>
        metric.Read(new RunMetricArguments(Given.Case() with { Expectations = CaseFields.OfText(("expected_response", truth)) }, Given.Answered(text)))!)];
}
