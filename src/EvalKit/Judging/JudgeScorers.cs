using System.Text.Json.Nodes;
using EvalKit.Chat;
using EvalKit.Judging.Safety;

namespace EvalKit.Judging;

/// <summary>Makes the judges that a suite file names: <c>judge: {file: correctness, model: "openai:/gpt-4.1"}</c>.</summary>
public static class JudgeScorers
{
    private const string FileOption = "file";
    private const string ModelOption = "model";
    private const string NameOption = "name";
    private static readonly string[] Known = [FileOption, ModelOption, NameOption, JudgeGuidelines.Need, JudgeDefencesReader.Section, TraceReadingReader.Section];

    /// <summary>Makes a judge.</summary>
    /// <param name="spec">The entry; its options are file, model and, if wanted, name and defences (a mapping, which goes before that of the file); for a judge that needs them, guidelines; for one that reads traces, trace.</param>
    /// <param name="folder">The suite's folder, where relative paths start; null for the current one. A file without extension is looked for in its <c>judges/</c>, then among the judges that EvalKit brings.</param>
    /// <exception cref="EvalKitException">An option is unknown or absent, or the file is absent or malformed.</exception>
    public static IScorer Create(ScorerSpec spec, string? folder) => Create(spec, folder, examples: null);

    /// <summary>Makes a judge that shows examples.</summary>
    internal static IScorer Create(ScorerSpec spec, string? folder, FewShotExamples? examples)
    {
        if (spec.Options.FirstOrDefault(o => !Known.Contains(o.Key, StringComparer.Ordinal)) is { Key: { } unknown })
        {
            throw new EvalKitException(FaultKind.Usage, $"Unknown option '{unknown}' of a judge.{NearestNames.Hint(unknown, Known)} Expected {string.Join(", ", Known)}.");
        }

        var file = Text(spec.Options, FileOption) ?? throw Missing(FileOption, "the name or path of a judge file, such as correctness");
        var model = Text(spec.Options, ModelOption) ?? throw Missing(ModelOption, "a model, such as openai:/gpt-4.1-mini or local:/short-answer");
        var judge = JudgeGuidelines.Apply(JudgeCatalog.Find(file, folder ?? "."), JudgeGuidelines.Read(spec.Options[JudgeGuidelines.Need]));
        judge = judge with { Defences = JudgeDefencesReader.Read(spec.Options[JudgeDefencesReader.Section], judge.Defences), Examples = examples };
        judge = TraceReadingReader.Apply(judge, spec.Options[TraceReadingReader.Section]);
        return new JudgeScorer(judge, ModelUri.Parse(model), Text(spec.Options, NameOption));
    }

    private static string? Text(JsonObject options, string name) => options[name] switch
    {
        null => null,
        JsonValue value when value.TryGetValue(out string? text) && text.Length > 0 => text,
        var other => throw new EvalKitException(FaultKind.Usage, $"The option '{name}' of a judge must be a text, found {other.ToJsonString()}."),
    };

    private static EvalKitException Missing(string option, string expected) =>
        new(FaultKind.Usage, $"A judge needs the option '{option}': expected {expected}.");
}
