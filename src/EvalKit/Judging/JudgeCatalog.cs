using EvalKit.Chat;
using Microsoft.Extensions.AI;

namespace EvalKit.Judging;

/// <summary>The judges that a folder sees: the user's own in <c>judges/</c>, and those that EvalKit brings. Reads files and nothing else.</summary>
public static class JudgeCatalog
{
    private const string Folder = "judges";
    private const string Extension = ".md";

    /// <summary>All judges by name; a judge of the folder stands in place of one of the same file name that EvalKit brings.</summary>
    /// <param name="folder">The folder that <c>judges/</c> is in.</param>
    /// <exception cref="EvalKitException">A file is malformed; the message names file and line.</exception>
    public static IReadOnlyList<JudgeFile> List(string folder)
    {
        var own = Path.Combine(folder, Folder);
        var files = Directory.Exists(own) ? Directory.GetFiles(own, "*" + Extension).Where(IsOwn).Order(StringComparer.Ordinal).ToList() : [];
        var names = files.ConvertAll(f => Path.GetFileNameWithoutExtension(f)!);
        return [.. files.Select(JudgeFile.Load).Concat(EmbeddedJudges.Names.Except(names, StringComparer.Ordinal).Select(JudgeFile.Embedded)).OrderBy(j => j.Name, StringComparer.Ordinal)];
    }

    /// <summary>A judge by name or path, as a suite in the folder finds it: a name without extension in <c>judges/</c>, then among those that EvalKit brings.</summary>
    /// <param name="file">The name or path.</param>
    /// <param name="folder">The folder.</param>
    /// <exception cref="EvalKitException">The file is absent or malformed.</exception>
    public static JudgeFile Find(string file, string folder)
    {
        if (Path.HasExtension(file))
        {
            return JudgeFile.Load(Path.Combine(folder, file));
        }

        var own = Path.Combine(folder, Folder, file + Extension);
        return File.Exists(own) && IsOwn(own) ? JudgeFile.Load(own) : JudgeFile.Embedded(file);
    }

    /// <summary>An empty file stands in place of nothing: a shell makes one before <c>evalkit judges show correctness > judges/correctness.md</c> begins.</summary>
    private static bool IsOwn(string path) => new FileInfo(path).Length > 0 || !EmbeddedJudges.Names.Contains(Path.GetFileNameWithoutExtension(path), StringComparer.Ordinal);

    /// <summary>The messages that a judge would send first; nothing is sent.</summary>
    /// <param name="judge">The judge.</param>
    /// <param name="args">Case and trial.</param>
    /// <param name="guidelines">The guidelines of a judge that takes them; empty for others.</param>
    /// <exception cref="EvalKitException">The case lacks what the judge needs, the guidelines do, or the template names what does not exist.</exception>
    /// <returns>The messages; empty where the answer is decided without a model.</returns>
    public static IReadOnlyList<ChatMessage> Render(JudgeFile judge, ScoreArguments args, IReadOnlyList<string> guidelines)
    {
        var scorer = new JudgeScorer(JudgeGuidelines.Apply(judge, [.. guidelines.Select(g => new JudgeGuideline(null, g))]), LocalModels.ShortAnswer, name: null);
        return scorer.Missing(args) is { } missing
            ? throw new EvalKitException(FaultKind.Usage, $"The judge '{judge.Name}' needs {missing}, which case '{args.Trial.CaseId}' lacks.")
            : scorer.Preview(args)?.Messages ?? [];
    }
}
