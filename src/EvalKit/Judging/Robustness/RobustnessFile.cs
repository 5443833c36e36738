using System.Text.Json;
using EvalKit.Chat;
using EvalKit.Scoring;

namespace EvalKit.Judging.Robustness;

/// <summary>
/// A saved report, <c>robustness/&lt;judge&gt;.&lt;model&gt;.&lt;fingerprint&gt;.json</c> beside the suite: the run that has that judge reads it, and a judge that gave way to attacks decides no gate there. Each model of
/// a jury, and each setting of defences, has a report of its own.
/// </summary>
public static class RobustnessFile
{
    private const string Folder = "robustness";
    private const int ShownOfFingerprint = 8;

    /// <summary>The path of a judge's report.</summary>
    /// <param name="folder">The suite's folder.</param>
    /// <param name="judge">The judge's name.</param>
    /// <param name="model">The model's URI; what is no letter, digit, dot or hyphen in it becomes a hyphen.</param>
    /// <param name="fingerprint">The judge's fingerprint, of which the first eight characters tell its settings apart.</param>
    public static string PathFor(string folder, string judge, string model, string fingerprint)
    {
        ArgumentNullException.ThrowIfNull(fingerprint);
        return Path.Combine(folder, Folder, $"{judge}.{FileNamePart(model)}.{fingerprint[..Math.Min(ShownOfFingerprint, fingerprint.Length)]}.json");
    }

    /// <summary>Saves a report; an older one of the same judge is replaced.</summary>
    /// <param name="report">The report.</param>
    /// <param name="folder">The suite's folder.</param>
    /// <returns>The path.</returns>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static string Save(RobustnessReport report, string folder)
    {
        ArgumentNullException.ThrowIfNull(report);
        var path = PathFor(folder, report.Judge, report.Model, report.Fingerprint);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, RobustnessJson.Write(report));
        return path;
    }

    /// <summary>
    /// What a run notes of the saved reports of a scorer's judges, as <see cref="RunRecord.RobustnessParameter"/> has it: why the first that is not met is not, else that one is of another judge, else
    /// that they are met; null where there is none. A report belongs to the judge of its fingerprint, under whatever name and inside of whatever scorer that judge is used.
    /// </summary>
    /// <param name="scorer">The scorer.</param>
    /// <param name="folder">The suite's folder.</param>
    /// <exception cref="EvalKitException">A file is no report.</exception>
    internal static string? StateOf(IScorer scorer, string folder)
    {
        var judges = ScorerTree.Leaves(scorer).Select(l => l.Leaf).Where(l => l.Info.Kind == ScorerKind.Judge).ToList();
        if (judges.Count == 0 || !Directory.Exists(Path.Combine(folder, Folder)))
        {
            return null;
        }

        var reports = Directory.EnumerateFiles(Path.Combine(folder, Folder), "*.json").Order(StringComparer.Ordinal).Select(Read).ToList();
        var states = judges.SelectMany(judge => StatesOf(judge, reports)).ToList();
        return states.Find(s => s is not (RunRecord.RobustnessMet or RunRecord.RobustnessOfAnother)) ?? states.Find(s => s == RunRecord.RobustnessOfAnother) ?? states.FirstOrDefault();
    }

    private static List<string> StatesOf(IScorer judge, List<(string? Judge, string? Fingerprint, string State)> reports)
    {
        var own = reports.Where(r => r.Fingerprint == judge.Info.Fingerprint).Select(r => r.State).ToList();
        var name = judge is IModelScorer asked ? asked.JudgeName : judge.Info.Name;
        return own.Count > 0 ? own : reports.Exists(r => r.Judge == name) ? [RunRecord.RobustnessOfAnother] : [];
    }

    private static string FileNamePart(string model) =>
        string.Join('-', string.Concat(model.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static (string? Judge, string? Fingerprint, string State) Read(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path));
            var root = document.RootElement;
            var gate = root.GetProperty("gate");
            return (root.GetProperty("judge").GetString(), root.GetProperty("fingerprint").GetString(), gate.GetProperty("met").GetBoolean() ? RunRecord.RobustnessMet : gate.GetProperty("text").GetString()!);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new EvalKitException(FaultKind.Usage, $"{path}: expected a report of `evalkit judges robustness --save`: {exception.Message} Make it anew, or delete it.", exception);
        }
    }
}
