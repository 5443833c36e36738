using System.Text.Json.Nodes;
using EvalKit.Scoring;

namespace EvalKit.Judging;

/// <summary>The scorers of judges that a suite file can name by a name of their own, as <c>jury: {judges: [...], quorum: 2}</c>.</summary>
public static class JudgeScorerCatalog
{
    private const string JudgesOption = "judges";
    private const string StagesOption = "stages";
    private const string FileOption = "file";
    private const string ModelOption = "model";
    private const string JudgeName = "judge";

    private static readonly Dictionary<string, Func<JsonObject, Func<ScorerSpec, IScorer>, IScorer>> Entries = new(StringComparer.Ordinal)
    {
        [JuryScorer.Name] = Jury,
        [SelfConsistencyScorer.Name] = SelfConsistency,
        [CascadeScorer.Name] = Cascade,
        [PairwiseScorer.Name] = Pairwise,
        [SummarizationScorer.Name] = Summarization,
        [GEvalPrompt.Name] = (options, _) => GEvalOptions.Create(options),
        [RubricPrompt.Name] = (options, _) => RubricOptions.Create(options),
    };

    /// <summary>The scorers' names in snake_case, in ordinal order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Entries.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Builds a scorer and its parts.</summary>
    /// <param name="spec">What a suite file says.</param>
    /// <param name="create">Builds a part; it knows the scorer <c>judge</c>.</param>
    /// <exception cref="EvalKitException">An option or a part is wrong.</exception>
    public static IScorer Create(ScorerSpec spec, Func<ScorerSpec, IScorer> create) =>
        Entries.TryGetValue(spec.Name, out var entry)
            ? entry(spec.Options, create)
            : throw new EvalKitException(FaultKind.Usage, $"'{spec.Name}' is no scorer of judges. Expected one of {string.Join(", ", Names)}.");

    private static JuryScorer Jury(JsonObject options, Func<ScorerSpec, IScorer> create)
    {
        var read = Read<JuryOptions>(JuryScorer.Name, options, JudgesOption);
        return new JuryScorer([.. PartSpecs.List(JuryScorer.Name, JudgesOption, options[JudgesOption]).Select(create)], read);
    }

    private static SelfConsistencyScorer SelfConsistency(JsonObject options, Func<ScorerSpec, IScorer> create)
    {
        var read = Read<SelfConsistencyOptions>(SelfConsistencyScorer.Name, options, PartSpecs.Of);
        return new SelfConsistencyScorer(create(PartSpecs.One(SelfConsistencyScorer.Name, PartSpecs.Of, options[PartSpecs.Of])), read);
    }

    private static PairwiseScorer Pairwise(JsonObject options, Func<ScorerSpec, IScorer> create)
    {
        var read = Read<PairwiseOptions>(PairwiseScorer.Name, options, PartSpecs.Of, FileOption, ModelOption);
        if (options.ContainsKey(PartSpecs.Of))
        {
            return options.ContainsKey(FileOption) || options.ContainsKey(ModelOption)
                ? throw PartSpecs.Fault(PairwiseScorer.Name, PartSpecs.Of, "names the whole judge: leave out 'file' and 'model'.")
                : new PairwiseScorer(create(PartSpecs.One(PairwiseScorer.Name, PartSpecs.Of, options[PartSpecs.Of])), read);
        }

        var judge = new JsonObject { [FileOption] = options[FileOption]?.DeepClone() ?? PairwiseScorer.Name, [ModelOption] = options[ModelOption]?.DeepClone() };
        return new PairwiseScorer(create(new ScorerSpec(JudgeName, judge)), read);
    }

    private static SummarizationScorer Summarization(JsonObject options, Func<ScorerSpec, IScorer> create)
    {
        var read = Read<SummarizationOptions>(SummarizationScorer.Name, options, ModelOption);
        return new SummarizationScorer(
            [.. SummarizationScorer.JudgeNames.Select(judge => create(new ScorerSpec(JudgeName, new JsonObject { [FileOption] = judge, [ModelOption] = options[ModelOption]?.DeepClone() })))], read);
    }

    private static CascadeScorer Cascade(JsonObject options, Func<ScorerSpec, IScorer> create)
    {
        var read = Read<CascadeOptions>(CascadeScorer.Name, options, StagesOption);
        return options[StagesOption] is JsonArray { Count: > 0 } stages
            ? CascadeScorer.Of([.. stages.Select((stage, i) => CascadeStages.Read(FormattableString.Invariant($"{StagesOption}[{i}]"), stage, create))], read)
            : throw PartSpecs.Fault(CascadeScorer.Name, StagesOption, $"expected a list of scorers, the cheapest first, found {options[StagesOption]?.ToJsonString() ?? "nothing"}.");
    }

    private static TOptions Read<TOptions>(string name, JsonObject options, params IReadOnlyList<string> own)
        where TOptions : ScorerOptions => ScorerOptionsJson.Read<TOptions>(name, PartSpecs.Without(options, own));
}
