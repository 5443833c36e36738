using System.Globalization;
using EvalKit.Gating;
using EvalKit.Runs;

namespace EvalKit.Running;

/// <summary>Runs variants of one suite side by side: one run each in one session, each later one paired with the first.</summary>
public static class EvalVariants
{
    /// <summary>Runs a suite once with each of some apps and compares them.</summary>
    /// <param name="suite">The suite; its own app is left out.</param>
    /// <param name="apps">The apps with their labels, at least one; the first is the reference.</param>
    /// <param name="options">Where and how; <see cref="EvaluationOptions.Baseline"/> is for the first. Null keeps the runs in memory.</param>
    /// <param name="cancellationToken">Cancels the run in flight and starts no other; what was run stays valid.</param>
    /// <exception cref="EvalKitException">A label stands twice, or the suite or its data is wrong.</exception>
    /// <exception cref="EvaluationCanceledException">The token was cancelled; the exception carries the partial run.</exception>
    public static Task<VariantRuns> RunVariantsAsync(
        this EvalSuite suite, IReadOnlyList<(string Label, EvalApp App)> apps, EvaluationOptions? options = null, CancellationToken cancellationToken = default) =>
        RunAsync([.. apps.Select(a => new EvalVariant(a.Label, With(suite, a.Label, a.App)))], options, cancellationToken);

    /// <summary>Runs variants one after another and compares them.</summary>
    /// <param name="variants">The variants, at least one; the first is the reference.</param>
    /// <param name="options">Where and how; <see cref="EvaluationOptions.Baseline"/> is for the first. Null keeps the runs in memory.</param>
    /// <param name="cancellationToken">Cancels the run in flight and starts no other; what was run stays valid.</param>
    /// <exception cref="EvalKitException">A label stands twice, the suites have several names, or a suite or its data is wrong.</exception>
    /// <exception cref="EvaluationCanceledException">The token was cancelled; the exception carries the partial run.</exception>
    public static async Task<VariantRuns> RunAsync(IReadOnlyList<EvalVariant> variants, EvaluationOptions? options = null, CancellationToken cancellationToken = default)
    {
        Check(variants);
        options ??= new EvaluationOptions();
        if (options is { Store: { } store, Fresh: false, TakeCompleteRunOf: null })
        {
            options = options with { TakeCompleteRunOf = await StoppedSessionAsync(store, variants[0].Suite.Name, cancellationToken).ConfigureAwait(false) };
        }

        var runs = new List<VariantRun>();
        foreach (var variant in variants)
        {
            var number = runs.Count + 1;
            var run = await variant.Suite.RunAsync(OptionsFor(variant, number, options, runs.FirstOrDefault()?.Run), cancellationToken).ConfigureAwait(false);
            runs.Add(new VariantRun(number, variant.Label, variant.Values, run));
        }

        return new VariantRuns(runs);
    }

    /// <summary>The session whose variants were stopped before all of them had run, where that is what the store has newest of a suite: repeated, they go on in it. Null for none.</summary>
    /// <param name="store">The store.</param>
    /// <param name="suite">The suite's name.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public static async Task<string?> StoppedSessionAsync(IRunStore store, string suite, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        var newest = await store.ListRunsAsync(new RunQuery { Suite = suite, Limit = 1 }, cancellationToken).ConfigureAwait(false);
        return newest is [{ State: not RunState.Completed } run] && run.Parameters.ContainsKey(RunRecord.VariantParameter) ? run.SessionId : null;
    }

    /// <summary>What a variant's run is given: its label as name, its values as parameters, and the first variant's run as session and baseline.</summary>
    /// <param name="variant">The variant.</param>
    /// <param name="number">Its place, from 1.</param>
    /// <param name="options">What the first variant is given.</param>
    /// <param name="first">The first variant's run; null for the first itself.</param>
    public static EvaluationOptions OptionsFor(EvalVariant variant, int number, EvaluationOptions options, EvalRun? first)
    {
        ArgumentNullException.ThrowIfNull(variant);
        ArgumentNullException.ThrowIfNull(options);
        var parameters = new Dictionary<string, string>(options.Parameters, StringComparer.Ordinal) { [RunRecord.VariantParameter] = number.ToString(CultureInfo.InvariantCulture) };
        foreach (var (name, value) in variant.Values)
        {
            parameters[name] = value;
        }

        return options with
        {
            Name = options.Name is { } given ? $"{given}: {variant.Label}" : variant.Label,
            Parameters = parameters,
            ReferenceRun = first?.Results ?? options.ReferenceRun,
            SessionId = first?.Results.Record.SessionId ?? options.SessionId,
            Baseline = first is null ? options.Baseline : Baselines.FromRun(first.Results, first.Results.Record.EndedAt ?? first.Results.Record.StartedAt),
        };
    }

    private static void Check(IReadOnlyList<EvalVariant> variants)
    {
        ArgumentNullException.ThrowIfNull(variants);
        if (variants.Count == 0)
        {
            throw new EvalKitException(FaultKind.Usage, "There are no variants to run: expected at least one.");
        }

        if (variants.GroupBy(v => v.Label, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { Key: var label })
        {
            throw new EvalKitException(FaultKind.Usage, $"The label '{label}' stands for two variants; expected each label once.");
        }

        if (variants.FirstOrDefault(v => v.Suite.Name != variants[0].Suite.Name) is { } other)
        {
            throw new EvalKitException(FaultKind.Usage, $"Variants are of one suite, but '{variants[0].Label}' is of '{variants[0].Suite.Name}' and '{other.Label}' of '{other.Suite.Name}'.");
        }
    }

    /// <summary>The suite with another app. Delegates of one assembly look alike, so the label tells their fingerprints apart.</summary>
    private static EvalSuite With(EvalSuite suite, string label, EvalApp app)
    {
        var copy = new EvalSuite(suite.Spec with { Gates = [] }, suite.Scorers, suite.Metrics)
        {
            Dataset = suite.Dataset,
            App = app,
            AppFingerprint = $"{suite.AppFingerprint ?? AppFingerprints.OfAssembly(app.Method.Module.Assembly)}:{label}",
        };
        foreach (var gate in suite.Gates)
        {
            copy.Gate(gate);
        }

        return copy;
    }
}
