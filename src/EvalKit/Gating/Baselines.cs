using System.Text;

namespace EvalKit.Gating;

/// <summary>Makes, writes and reads baselines (docs/baselines.md). Thread-safe.</summary>
public static class Baselines
{
    private const string Folder = "baselines";

    /// <summary>The run as a baseline, to compare another run with. Nothing is checked: a partial run compares on the cases that it has.</summary>
    /// <param name="results">The run.</param>
    /// <param name="blessedAt">When it became the baseline; kept to the second, in UTC.</param>
    public static Baseline FromRun(RunResults results, DateTimeOffset blessedAt)
    {
        ArgumentNullException.ThrowIfNull(results);
        return BaselineFactory.Create(results, blessedAt);
    }

    /// <summary>The run as the baseline that new runs are held against.</summary>
    /// <param name="results">The run.</param>
    /// <param name="blessedAt">When it is blessed.</param>
    /// <exception cref="EvalKitException">The run is partial or did not complete.</exception>
    public static Baseline Bless(RunResults results, DateTimeOffset blessedAt)
    {
        ArgumentNullException.ThrowIfNull(results);
        var record = results.Record;
        if (record.Partial || record.State != RunState.Completed)
        {
            throw new EvalKitException(
                FaultKind.Usage,
                record.Partial
                    ? $"Run {record.Id} is partial: expected all {record.TotalCases} cases of {record.Dataset}, found {record.SelectedCases}. Run the suite without a filter or sample, then bless that run."
                    : $"Run {record.Id} is not complete: expected a completed run, found one that is {record.State.ToString().ToLowerInvariant()}. Repeat the command that started it to finish it, then bless it.");
        }

        return MissingTrials.Fault(results) is { } missing
            ? throw new EvalKitException(FaultKind.Usage, $"Run {record.Id} is not whole: {missing}. Run the suite again, then bless that run.")
            : FromRun(results, blessedAt);
    }

    /// <summary>Writes a baseline as JSON Lines with LF line ends: equal baselines give equal bytes.</summary>
    /// <param name="baseline">The baseline.</param>
    /// <param name="writer">Where to; it is not closed.</param>
    public static void Write(Baseline baseline, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        ArgumentNullException.ThrowIfNull(writer);
        foreach (var line in BaselineFormat.Lines(baseline))
        {
            writer.Write(line);
            writer.Write('\n');
        }
    }

    /// <summary>Writes a baseline file in UTF-8, makes its folder if need be and replaces a file that is there, as a whole or not at all.</summary>
    /// <param name="baseline">The baseline.</param>
    /// <param name="path">The file's path.</param>
    /// <exception cref="EvalKitException">It cannot be written; a file that was there is as it was.</exception>
    public static void WriteFile(Baseline baseline, string path)
    {
        var full = Path.GetFullPath(path);
        var unfinished = full + ".tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            using (var writer = new StreamWriter(unfinished, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)))
            {
                Write(baseline, writer);
            }

            File.Move(unfinished, full, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new EvalKitException(
                FaultKind.Infrastructure, $"The baseline {full} cannot be written: {exception.Message} A baseline that was there is as it was. Make room and give yourself write access, or name another file with --to.", exception);
        }
    }

    /// <summary>Reads a baseline file; its path becomes <see cref="Baseline.Origin"/>.</summary>
    /// <param name="path">The file's path.</param>
    /// <exception cref="EvalKitException">There is no such file, or a line is not what the format asks for; the message names file, line, expected, found and next step.</exception>
    public static Baseline ReadFile(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!File.Exists(path))
        {
            throw new EvalKitException(FaultKind.Usage, $"{path}: expected a baseline file, found none. Write it with `evalkit bless`, or name another with --baseline.");
        }

        return new BaselineReader(path).Read(File.ReadLines(path));
    }

    /// <summary>Where a suite's baseline is found by itself: <c>baselines/&lt;suite&gt;.jsonl</c>.</summary>
    /// <param name="folder">The project's folder.</param>
    /// <param name="suite">The suite's name.</param>
    public static string PathFor(string folder, string suite) => Path.Combine(folder, Folder, $"{suite}.jsonl");
}
