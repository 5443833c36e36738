using System.Text.Json.Nodes;

namespace EvalKit.Scoring;

/// <summary>The run metrics that a suite file can name under <c>metrics</c>.</summary>
public static class RunMetricCatalog
{
    private static readonly Dictionary<string, Func<JsonObject, IRunMetric>> Entries = new(StringComparer.Ordinal)
    {
        [CorpusBleu.Name] = Entry<BleuOptions>(CorpusBleu.Name, o => new CorpusBleu(o)),
        [CorpusChrf.Name] = Entry<ChrfOptions>(CorpusChrf.Name, CorpusChrf.Create),
        [CorpusChrf.PlusPlusName] = Entry<ChrfOptions>(CorpusChrf.PlusPlusName, CorpusChrf.CreatePlusPlus),
        [CorpusErrorRate.WordName] = Entry<ErrorRateOptions>(CorpusErrorRate.WordName, CorpusErrorRate.OfWords),
        [CorpusErrorRate.CharacterName] = Entry<ErrorRateOptions>(CorpusErrorRate.CharacterName, CorpusErrorRate.OfCharacters),
        [CorpusTer.Name] = Entry<TerOptions>(CorpusTer.Name, o => new CorpusTer(o)),
        [ClassMetric.AccuracyName] = Entry<ClassificationOptions>(ClassMetric.AccuracyName, ClassMetric.Accuracy),
        [ClassMetric.BalancedAccuracyName] = Entry<ClassificationOptions>(ClassMetric.BalancedAccuracyName, ClassMetric.BalancedAccuracy),
        [ClassMetric.PrecisionName] = Entry<PositiveClassOptions>(ClassMetric.PrecisionName, ClassMetric.Precision),
        [ClassMetric.RecallName] = Entry<PositiveClassOptions>(ClassMetric.RecallName, ClassMetric.Recall),
        [ClassMetric.FBetaName] = Entry<FBetaOptions>(ClassMetric.FBetaName, ClassMetric.FBeta),
        [ClassMetric.MccName] = Entry<ClassificationOptions>(ClassMetric.MccName, ClassMetric.Mcc),
        [ClassMetric.CohenKappaName] = Entry<ClassificationOptions>(ClassMetric.CohenKappaName, ClassMetric.CohenKappa),
        [ProbabilityMetric.RocAucName] = Entry<ProbabilityOptions>(ProbabilityMetric.RocAucName, ProbabilityMetric.RocAuc),
        [ProbabilityMetric.AveragePrecisionName] = Entry<ProbabilityOptions>(ProbabilityMetric.AveragePrecisionName, ProbabilityMetric.AveragePrecision),
        [ProbabilityMetric.BrierName] = Entry<ProbabilityOptions>(ProbabilityMetric.BrierName, ProbabilityMetric.Brier),
        [ProbabilityMetric.LogLossName] = Entry<ProbabilityOptions>(ProbabilityMetric.LogLossName, ProbabilityMetric.LogLoss),
        [ProbabilityMetric.CalibrationErrorName] = Entry<CalibrationOptions>(ProbabilityMetric.CalibrationErrorName, ProbabilityMetric.CalibrationError),
    };

    /// <summary>The run metrics' names in snake_case, in ordinal order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Entries.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Builds a run metric of its name and options.</summary>
    /// <param name="spec">What a suite file says.</param>
    /// <exception cref="EvalKitException">The name or an option is unknown (the message lists the nearest), or an option's value cannot be used.</exception>
    public static IRunMetric Create(ScorerSpec spec) => Entries.TryGetValue(spec.Name, out var create)
        ? create(spec.Options)
        : throw new EvalKitException(
            FaultKind.Usage,
            ScorerCatalog.Names.Contains(spec.Name, StringComparer.Ordinal)
                ? $"'{spec.Name}' scores each case: list it under scorers. Run metrics are {string.Join(", ", Names)}."
                : $"Unknown run metric '{spec.Name}'.{NearestNames.Hint(spec.Name, Names)} Expected one of {string.Join(", ", Names)}.");

    private static Func<JsonObject, IRunMetric> Entry<TOptions>(string name, Func<TOptions, IRunMetric> create)
        where TOptions : ScorerOptions =>
        options => create(ScorerOptionsJson.Read<TOptions>(name, options));
}
