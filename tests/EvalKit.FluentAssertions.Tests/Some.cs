using EvalKit.Datasets;
using EvalKit.Running;
using EvalKit.Scoring;

namespace EvalKit.FluentAssertions.Tests;

/// <summary>Runs for tests: each case is asked to say yes.</summary>
internal static class Some
{
    /// <summary>A run of <paramref name="cases"/> cases of which the first <paramref name="passing"/> pass and the last <paramref name="unscored"/> carry no score.</summary>
    public static Task<EvalRun> RunAsync(int cases, int passing, int unscored = 0, Action<EvalSuite>? configure = null, int throwing = 0)
    {
        var suite = new EvalSuite("faq")
        {
            Dataset = EvalDatasets.Create("faq", Enumerable.Range(0, cases).Select(i => EvalCases.Create(CaseFields.OfText(("question", $"{i}")), id: $"case-{i:000}"))),
            App = (evalCase, _) =>
            {
                var index = int.Parse(evalCase.Inputs.Text("question")!, System.Globalization.CultureInfo.InvariantCulture);
                return index < throwing
                    ? throw new InvalidOperationException("broke")
                    : Task.FromResult(AppOutput.FromText(index >= cases - unscored ? "?" : index < passing ? "yes" : "no"));
            },
            AppFingerprint = "test",
        };
        suite.Score(Scorers.From("polite", (ScoreArguments args) => args.OutputText switch
        {
            "?" => throw new InvalidOperationException("cannot tell"),
            var answer => answer == "yes",
        }));
        configure?.Invoke(suite);
        return suite.RunAsync();
    }
}
