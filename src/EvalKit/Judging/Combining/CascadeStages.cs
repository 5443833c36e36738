using System.Text.Json.Nodes;
using EvalKit.Scoring;

namespace EvalKit.Judging;

/// <summary>Reads the stages of a cascade: a scorer, or <c>{scorer: exact_match, decides: [yes]}</c> with its rule beside it.</summary>
internal static class CascadeStages
{
    private const string ScorerKey = "scorer";

    /// <summary>Reads a stage.</summary>
    /// <param name="option">Where it stands, for messages.</param>
    /// <param name="value">What the file says.</param>
    /// <param name="create">Builds its scorer.</param>
    /// <exception cref="EvalKitException">It is no scorer, or a rule is wrong.</exception>
    public static CascadeStage Read(string option, JsonNode? value, Func<ScorerSpec, IScorer> create)
    {
        if (value is not JsonObject map || !map.ContainsKey(ScorerKey))
        {
            return new CascadeStage(create(PartSpecs.One(CascadeScorer.Name, option, value)));
        }

        var rule = ScorerOptionsJson.Read<Rule>(CascadeScorer.Name, PartSpecs.Without(map, ScorerKey));
        return new CascadeStage(create(PartSpecs.One(CascadeScorer.Name, $"{option}.{ScorerKey}", map[ScorerKey])))
        {
            Decides = rule.Decides,
            UnsureFrom = rule.UnsureFrom,
            UnsureTo = rule.UnsureTo,
            MinAgreement = rule.MinAgreement,
        };
    }

    private sealed record Rule : ScorerOptions
    {
        public IReadOnlyList<string> Decides { get; init; } = [];

        public double? UnsureFrom { get; init; }

        public double? UnsureTo { get; init; }

        public double? MinAgreement { get; init; }
    }
}
