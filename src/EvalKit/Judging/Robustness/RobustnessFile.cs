using System.Text.Json;

namespace EvalKit.Judging.Robustness;

/// <summary>A saved report, <c>robustness/&lt;judge&gt;.json</c> beside the suite: the run that has that judge reads it, and a judge that gave way to attacks decides no gate there.</summary>
public static class RobustnessFile
{
    private const string Folder = "robustness";

    /// <summary>The path of a judge's report.</summary>
    /// <param name="folder">The suite's folder.</param>
    /// <param name="judge">The name of the judge's feedback.</param>
    public static string PathFor(string folder, string judge) => Path.Combine(folder, Folder, judge + ".json");

    /// <summary>Saves a report; an older one of the same name is replaced.</summary>
    /// <param name="report">The report.</param>
    /// <param name="folder">The suite's folder.</param>
    /// <returns>The path.</returns>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static string Save(RobustnessReport report, string folder)
    {
        ArgumentNullException.ThrowIfNull(report);
        var path = PathFor(folder, report.Judge);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, RobustnessJson.Write(report));
        return path;
    }

    /// <summary>What a run notes of a judge's saved report, as <see cref="RunRecord.RobustnessParameter"/> has it; null where there is none.</summary>
    /// <exception cref="EvalKitException">The file is no report.</exception>
    internal static string? StateOf(ScorerInfo judge, string folder)
    {
        var path = PathFor(folder, judge.Name);
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path));
            var root = document.RootElement;
            var gate = root.GetProperty("gate");
            return root.GetProperty("fingerprint").GetString() != judge.Fingerprint
                ? RunRecord.RobustnessOfAnother
                : gate.GetProperty("met").GetBoolean() ? RunRecord.RobustnessMet : gate.GetProperty("text").GetString()!;
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new EvalKitException(FaultKind.Usage, $"{path}: expected a report of `evalkit judges robustness --save`: {exception.Message} Make it anew, or delete it.", exception);
        }
    }
}
