using EvalKit.Scoring;
using EvalKit.Suites.Apps;

namespace EvalKit.Suites;

/// <summary>Makes a suite that can run of one that is only data: names become scorers and run metrics, a command, an endpoint or a model becomes the app.</summary>
public static class SuiteBinder
{
    /// <summary>Binds a suite. Nothing is called, and nothing read but judge and prompt files.</summary>
    /// <param name="spec">The suite as data.</param>
    /// <param name="providers">Scorers of packages that it may name; null for none.</param>
    /// <exception cref="EvalKitException">A scorer, an option, a judge or prompt file or the app is wrong, or the kind of app is not in this version.</exception>
    public static EvalSuite Bind(SuiteSpec spec, IReadOnlyList<IScorerProvider>? providers = null)
    {
        var suite = new EvalSuite(spec, spec.Scorers.Select(scorer => ScorerBinding.Create(scorer, spec.Folder, providers)), Metrics(spec));
        if (spec.App is { } app)
        {
            var folder = spec.Folder ?? ".";
            suite.App = AppBinding.Create(app, folder);
            suite.AppFingerprint = AppBinding.Fingerprint(app, folder);
        }

        return suite;
    }

    /// <summary>The run metrics of a suite, bound.</summary>
    /// <param name="spec">The suite as data.</param>
    /// <exception cref="EvalKitException">A name or an option is wrong.</exception>
    public static IReadOnlyList<IRunMetric> Metrics(SuiteSpec spec) => [.. spec.Metrics.Select(RunMetricCatalog.Create)];
}
