using EvalKit.Chat.Recording;

namespace EvalKit.Running;

/// <summary>Removes the recordings that a run made no use of: of older prompts, of cases that are gone, and those that later lines replace.</summary>
internal static class RecordingPruner
{
    /// <summary>Prunes the files of a run that asked for everything there is; of another one nobody knows what the others need, and nothing is removed.</summary>
    /// <param name="run">The run.</param>
    /// <param name="files">The files that it read.</param>
    /// <param name="notices">Told what was removed, or why nothing was: the run is paid for, and a file that cannot be written takes nothing from it.</param>
    public static void Prune(EvalRun run, IEnumerable<RecordingFile> files, IProgress<string>? notices)
    {
        if (WhyNot(run.Results) is { } reason)
        {
            notices?.Report($"no recording is removed: {reason}, so that nobody knows which ones are needed");
            return;
        }

        foreach (var file in files.Where(f => File.Exists(f.Path)).DistinctBy(f => f.Path, StringComparer.Ordinal))
        {
            var told = Prune(file);
            notices?.Report($"{file.Path}: {told}");
        }
    }

    private static string Prune(RecordingFile file)
    {
        try
        {
            var removed = RecordingFile.Prune(file.Path, file.UsedKeys);
            return removed == 0 ? "every recording is needed" : FormattableString.Invariant($"removed {removed} {(removed == 1 ? "recording" : "recordings")} that the run made no use of");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or EvalKitException)
        {
            return $"no recording is removed: {exception.Message}";
        }
    }

    private static string? WhyNot(RunResults results)
    {
        var errors = results.Rows.Count(r => r.Trial.Status != TrialStatus.Ok) + results.Columns.Sum(c => c.Cells.Count(f => f?.State == FeedbackState.Error));
        return results.Record.State != RunState.Completed ? "the run did not come to its end"
            : results.Record.Partial ? "the run left out cases"
            : errors > 0 ? FormattableString.Invariant($"{errors} answers or judgements of the run are errors")
            : null;
    }
}
