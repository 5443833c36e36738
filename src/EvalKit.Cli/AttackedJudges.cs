using System.Text.Json.Nodes;
using EvalKit.Chat;
using EvalKit.Judging;
using EvalKit.Judging.Robustness;

namespace EvalKit.Cli;

/// <summary>The judges that <c>judges robustness</c> attacks: one by its file and model, or as a suite has it, with its defences and guidelines, once for each model that the suite asks.</summary>
internal static class AttackedJudges
{
    /// <summary>A judge by itself.</summary>
    /// <param name="name">Its name or file.</param>
    /// <param name="model">The model's URI.</param>
    /// <param name="folder">Where judges of one's own are looked for.</param>
    public static IReadOnlyList<IModelScorer> ByName(string name, string? model, string folder) => model is null
        ? throw new EvalKitException(FaultKind.Usage, "Expected --model, the model that judges, or --suite, the suite that has the judge.")
        : [(IModelScorer)JudgeScorers.Create(new ScorerSpec("judge", new JsonObject { ["file"] = name, ["model"] = model }), folder)];

    /// <summary>A judge as a suite has it, at any depth: each that differs in model, prompt or defences.</summary>
    /// <param name="name">Its name, or the name of its feedback.</param>
    /// <param name="suite">The suite.</param>
    /// <param name="model">Only on this model; null for all.</param>
    public static IReadOnlyList<IModelScorer> OfSuite(string name, EvalSuite suite, string? model)
    {
        var all = JudgeRobustness.JudgesIn(suite.Scorers);
        var named = all.Where(j => (j.JudgeName == name || j.Info.Name == name) && (model is null || j.Model == ModelUri.Parse(model))).ToList();
        return named.Count > 0
            ? named
            : throw new EvalKitException(FaultKind.Usage, $"The suite '{suite.Name}' has no judge '{name}'{(model is null ? "" : $" on {model}")}. It has {(all.Count == 0 ? "none" : string.Join(", ", all.Select(j => $"{j.JudgeName} on {j.Model}")))}.");
    }
}
