using EvalKit.Prompts;

namespace EvalKit.Judging;

/// <summary>A judge as its file declares it: YAML front matter and a prompt template. Immutable.</summary>
public sealed record JudgeFile
{
    /// <summary>The judge's name in snake_case; names its feedback and its recordings.</summary>
    public required string Name { get; init; }

    /// <summary>The version, for people; the prompt's hash is what counts. Null when the file names none.</summary>
    public string? Version { get; init; }

    /// <summary>What it is for, in a sentence; null when the file does not say.</summary>
    public string? Description { get; init; }

    /// <summary>What a case must have; see <see cref="ScorerInfo.Needs"/>.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>What it may answer.</summary>
    public required VerdictForm Verdict { get; init; }

    /// <summary>What it asks of its model.</summary>
    public JudgeParameters Parameters { get; init; } = new();

    /// <summary>The prompt.</summary>
    public required PromptTemplate Prompt { get; init; }

    /// <summary>Answers that people have judged, of which the prompt shows a few; null (the default) for none.</summary>
    public FewShotExamples? Examples { get; init; }

    /// <summary>Texts of the judge's own that the prompt places as they are, such as <c>{{ levels }}</c>.</summary>
    internal IReadOnlyDictionary<string, string> Texts { get; init; } = new Dictionary<string, string>();

    /// <summary>Where it stands: a path, or <c>judges/&lt;name&gt;.md (embedded)</c>.</summary>
    public required string Location { get; init; }

    /// <summary>Reads a judge file.</summary>
    /// <param name="path">The path.</param>
    /// <exception cref="EvalKitException">The file is absent or malformed; the message names file and line.</exception>
    public static JudgeFile Load(string path) => File.Exists(path)
        ? Parse(File.ReadAllText(path), path)
        : throw new EvalKitException(FaultKind.Usage, $"No judge file at '{path}'. Write one, or name a judge that EvalKit brings: {string.Join(", ", EmbeddedJudges.Names)}.");

    /// <summary>Reads the text of a judge file.</summary>
    /// <param name="text">The text.</param>
    /// <param name="location">Where it stands, for messages.</param>
    /// <exception cref="EvalKitException">It is malformed; the message names file and line.</exception>
    public static JudgeFile Parse(string text, string location) => JudgeFileReader.Read(text, location);

    /// <summary>A judge that EvalKit brings.</summary>
    /// <param name="name">Its name, such as <c>correctness</c>.</param>
    /// <exception cref="EvalKitException">There is none of that name.</exception>
    public static JudgeFile Embedded(string name) => Parse(EmbeddedJudges.Read(name), $"judges/{name}.md (embedded)");
}
