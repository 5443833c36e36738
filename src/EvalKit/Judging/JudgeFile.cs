using EvalKit.Judging.Safety;
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

    /// <summary>Whether it reads the trace of a trial: <c>trace</c> is among its needs.</summary>
    public bool ReadsTrace => Needs.Contains(Scoring.Needs.Trace, StringComparer.Ordinal);

    /// <summary>How it reads the trace, and how much of it. Counts only where it reads one.</summary>
    public TraceReading Trace { get; init; } = TraceReading.Default;

    /// <summary>What it may answer.</summary>
    public required VerdictForm Verdict { get; init; }

    /// <summary>Whether it has no published agreement with people yet: its default feedback is then named <c>&lt;name&gt;_preview</c>. Default: false.</summary>
    public bool IsPreview { get; init; }

    /// <summary>The verdict on an answer that equals an accepted response, which needs no model; null to ask the model always.</summary>
    internal string? EqualIs { get; init; }

    /// <summary>Whether its number is the one to be expected where the model tells probabilities.</summary>
    internal bool IsWeighted { get; init; }

    /// <summary>The feedbacks that are counted beside the verdict.</summary>
    internal IReadOnlyList<JudgePart> Parts { get; init; } = [];

    /// <summary>When the verdict is yes, by the items and lists of the reply; null for no such rule.</summary>
    internal JudgeRule? YesWhen { get; init; }

    /// <summary>The rules that the judge applies; the template's <c>guidelines</c>.</summary>
    internal IReadOnlyList<JudgeGuideline> Guidelines { get; init; } = [];

    /// <summary>The name of its feedback where the user gives none.</summary>
    public string FeedbackName => IsPreview ? Name + "_preview" : Name;

    /// <summary>What it asks of its model.</summary>
    public JudgeParameters Parameters { get; init; } = new();

    /// <summary>What stands between it and text that tries to be judged well. Default: all defences.</summary>
    public JudgeDefences Defences { get; init; } = JudgeDefences.Default;

    /// <summary>The prompt.</summary>
    public required PromptTemplate Prompt { get; init; }

    /// <summary>Answers that people have judged, of which the prompt shows a few; null (the default) for none.</summary>
    public FewShotExamples? Examples { get; init; }

    /// <summary>Texts of the judge's own that the prompt places as they are, such as <c>{{ levels }}</c>.</summary>
    internal IReadOnlyDictionary<string, string> Texts { get; init; } = new Dictionary<string, string>();

    /// <summary>Where it stands: a path, or <c>judges/&lt;name&gt;.md (embedded)</c>.</summary>
    public required string Location { get; init; }

    /// <summary>Whether EvalKit brings it.</summary>
    public bool IsEmbedded { get; init; }

    /// <summary>The file's text, for people; empty for a judge that is made of instructions.</summary>
    public string Text { get; init; } = "";

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
    public static JudgeFile Embedded(string name) => Parse(EmbeddedJudges.Read(name), EmbeddedJudges.LocationOf(name)) with { IsEmbedded = true };
}
