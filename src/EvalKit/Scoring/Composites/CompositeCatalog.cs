using System.Text.Json.Nodes;

namespace EvalKit.Scoring;

/// <summary>The scorers made of other scorers that a suite file can name, as <c>all: {of: [exact_match, squad_f1]}</c>.</summary>
public static class CompositeCatalog
{
    private static readonly Dictionary<string, Func<JsonObject, Func<ScorerSpec, IScorer>, IScorer>> Entries = new(StringComparer.Ordinal)
    {
        [LogicScorer.All] = (o, create) => new LogicScorer(LogicScorer.All, Parts(LogicScorer.All, o, create), Read<CompositeOptions>(LogicScorer.All, o)),
        [LogicScorer.Any] = (o, create) => new LogicScorer(LogicScorer.Any, Parts(LogicScorer.Any, o, create), Read<CompositeOptions>(LogicScorer.Any, o)),
        [NotScorer.Name] = (o, create) => new NotScorer(Part(NotScorer.Name, o, create), Read<CompositeOptions>(NotScorer.Name, o)),
        [WeightedScorer.Name] = (o, create) => new WeightedScorer(Parts(WeightedScorer.Name, o, create), Read<WeightedOptions>(WeightedScorer.Name, o)),
        [ThresholdScorer.Name] = (o, create) => new ThresholdScorer(Part(ThresholdScorer.Name, o, create), Read<ThresholdOptions>(ThresholdScorer.Name, o)),
    };

    /// <summary>The scorers' names in snake_case, in ordinal order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Entries.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Builds a scorer and its parts.</summary>
    /// <param name="spec">What a suite file says; the option <c>of</c> names the parts.</param>
    /// <param name="create">Builds a part.</param>
    /// <exception cref="EvalKitException">An option or a part is wrong.</exception>
    public static IScorer Create(ScorerSpec spec, Func<ScorerSpec, IScorer> create) =>
        Entries.TryGetValue(spec.Name, out var entry)
            ? entry(spec.Options, create)
            : throw new EvalKitException(FaultKind.Usage, $"'{spec.Name}' is no scorer that is made of others. Expected one of {string.Join(", ", Names)}.");

    private static IReadOnlyList<IScorer> Parts(string name, JsonObject options, Func<ScorerSpec, IScorer> create) => [.. PartSpecs.List(name, PartSpecs.Of, options[PartSpecs.Of]).Select(create)];

    private static IScorer Part(string name, JsonObject options, Func<ScorerSpec, IScorer> create) => create(PartSpecs.One(name, PartSpecs.Of, options[PartSpecs.Of]));

    private static TOptions Read<TOptions>(string name, JsonObject options)
        where TOptions : ScorerOptions => ScorerOptionsJson.Read<TOptions>(name, PartSpecs.Without(options, PartSpecs.Of));
}
