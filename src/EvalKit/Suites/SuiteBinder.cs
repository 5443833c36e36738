using EvalKit.Suites.Apps;

namespace EvalKit.Suites;

/// <summary>Makes a suite that can run of one that is only data: names become scorers, a command or an endpoint becomes the app.</summary>
public static class SuiteBinder
{
    /// <summary>Binds a suite. Nothing is called or read but judge files.</summary>
    /// <param name="spec">The suite as data.</param>
    /// <exception cref="EvalKitException">A scorer, an option, a judge file or the app is wrong, or the kind of app is not in this version.</exception>
    public static EvalSuite Bind(SuiteSpec spec)
    {
        var suite = new EvalSuite(spec, spec.Scorers.Select(scorer => ScorerBinding.Create(scorer, spec.Folder)));
        if (spec.App is { } app)
        {
            suite.App = AppBinding.Create(app, spec.Folder ?? ".");
            suite.AppFingerprint = AppBinding.Fingerprint(app, spec.Folder ?? ".");
        }

        return suite;
    }
}
