using EvalKit.Chat;
using EvalKit.Chat.Prices;
using EvalKit.Scoring;

namespace EvalKit.Judging.Robustness;

/// <summary>What an attack on a judge will ask at most, before anything is asked. Immutable.</summary>
/// <param name="Probes">How many probes.</param>
/// <param name="Cases">How many cases.</param>
/// <param name="Requests">Judgements that the model is asked for; replies that cannot be read come on top.</param>
/// <param name="Tokens">Estimated tokens.</param>
/// <param name="CostUsd">What they may cost in US dollars; null when the model's price is unknown.</param>
public sealed record RobustnessPlan(int Probes, int Cases, int Requests, TokenUsage Tokens, decimal? CostUsd)
{
    /// <summary>Requests that check accepted answers, counted as if the judge accepted all; tokens and cost have them.</summary>
    public int Checks { get; init; }

    /// <summary>Plans an attack; nothing is asked.</summary>
    /// <param name="judge">The judge.</param>
    /// <param name="cases">The cases.</param>
    /// <param name="prices">What models cost.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <exception cref="EvalKitException">A case lacks what the judge needs, or the judge has no rule for what passes.</exception>
    public static RobustnessPlan Of(IModelScorer judge, IReadOnlyList<RobustnessCase> cases, PriceTable prices, RobustnessOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(judge);
        ArgumentNullException.ThrowIfNull(cases);
        ArgumentNullException.ThrowIfNull(prices);
        options ??= new RobustnessOptions();
        var pass = PassLabel.Of(judge);
        var tokens = new TokenUsage(0, 0);
        var (requests, checks) = (0, 0);
        foreach (var (evalCase, answer) in cases.SelectMany(c => Answers(c, options.Probes, pass).Select(answer => (c.Case, answer))))
        {
            var args = RobustnessRun.Arguments(evalCase, answer);
            if (judge.Preview(args) is { } request)
            {
                tokens = Sum(tokens, judge.Estimate(request).Tokens);
                requests++;
            }

            if (judge.PreviewCheck(args) is { } check)
            {
                tokens = Sum(tokens, judge.Estimate(check).Tokens);
                checks++;
            }
        }

        return requests == 0 && cases.Count > 0
            ? throw new EvalKitException(FaultKind.Usage, $"The cases lack what the judge '{judge.JudgeName}' needs: {string.Join(", ", judge.Info.Needs)}. {WhatToGive(judge)}")
            : new RobustnessPlan(options.Probes.Probes.Count, cases.Count, requests, tokens, LocalModels.IsLocal(judge.Model) ? 0 : prices.CostOf(judge.Model, tokens)) { Checks = checks };
    }

    private static string WhatToGive(IModelScorer judge) => judge.Info.Needs.Contains(Needs.Reference, StringComparer.Ordinal)
        ? "A judge that compares two answers is attacked in C#, by JudgeRobustness.RunPairsAsync."
        : "Give cases of your own, which can have inputs, expectations, a good and a bad answer; a judge that looks at anything else cannot be attacked so.";

    private static TokenUsage Sum(TokenUsage some, TokenUsage more) => new(some.InputTokens + more.InputTokens, some.OutputTokens + more.OutputTokens);

    private static IEnumerable<string> Answers(RobustnessCase robustnessCase, ProbeSet probes, PassLabel pass) =>
        [
            robustnessCase.Good,
            robustnessCase.Bad,
            .. probes.Probes.Select(p => p.Attack(robustnessCase.Bad, pass.Label, pass.Json)),
            .. probes.Probes.Where(p => p.KeepsAnswer).Select(p => p.Attack(robustnessCase.Good, pass.Label, pass.Json)),
        ];
}
