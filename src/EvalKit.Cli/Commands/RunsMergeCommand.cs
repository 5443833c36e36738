using System.CommandLine;
using EvalKit.Runs;
using EvalKit.Runs.Merging;

namespace EvalKit.Cli.Commands;

internal static class RunsMergeCommand
{
    private const int ShownMissing = 10;

    public static Command Create(CliContext context)
    {
        var sources = new Argument<string[]>("store-or-export") { Description = "The stores, or exports as JSON Lines, that the parts wrote. They are not changed.", Arity = ArgumentArity.OneOrMore };
        var to = new Option<string>("--to") { Description = "The store that the merged runs are written to.", HelpName = "store", Required = true };
        var run = new Option<string[]>("--run") { Description = "Merge this run of the sources, and those of further --run; without it the newest of each suite.", HelpName = "run" };
        var complete = new Option<bool>("--require-complete") { Description = "End with exit code 3 when cases or repeats are missing; what is there is merged all the same." };
        var command = new Command("merge", "Make one run of the parts of a run: each case and repeat counts once.") { sources, to, run, complete };
        command.SetAction(async (result, cancellationToken) =>
        {
            var opened = new List<IRunStore>();
            try
            {
                foreach (var source in result.GetRequiredValue(sources))
                {
                    opened.Add(await MergeSources.OpenAsync(source, context, cancellationToken));
                }

                var merges = await RunMerger.PlanAsync(opened, result.GetValue(run) ?? [], cancellationToken);
                RunMerger.RefuseConflicts(merges);
                var location = result.GetRequiredValue(to);
                await using var target = await Stores.OpenAsync(location, context, cancellationToken);
                await RunMerger.WriteAsync(target, merges, cancellationToken);
                foreach (var merge in merges)
                {
                    await ShowAsync(merge, location, context);
                }

                await ShowUnlikeAsync(merges, context);
                return result.GetValue(complete) && merges.Any(m => m.Missing.Count > 0) ? ExitCodes.Invalid : ExitCodes.Ok;
            }
            finally
            {
                foreach (var source in opened)
                {
                    await source.DisposeAsync();
                }
            }
        });
        return command;
    }

    private static async Task ShowAsync(RunMerge merge, string location, CliContext context)
    {
        var run = merge.Run;
        await context.Out.WriteLineAsync(RunLine.Of(run));
        var parts = merge.Sources.Count == 1 ? "1 part" : FormattableString.Invariant($"{merge.Sources.Count} parts");
        var cases = FormattableString.Invariant($"{run.SelectedCases} of {run.TotalCases} cases");
        await context.Error.WriteLineAsync($"{run.Suite}: {parts}, {cases}, run {run.Id}. Next: evalkit gate {run.Id} --suite <file> --store {location}");
        if (merge.Missing.Count > 0)
        {
            var shown = string.Join(", ", merge.Missing.Take(ShownMissing).Select(Text));
            var more = merge.Missing.Count > ShownMissing ? FormattableString.Invariant($" and {merge.Missing.Count - ShownMissing} more") : "";
            await context.Error.WriteLineAsync($"  the run is partial, missing are: {shown}{more}. Merge the missing part too.");
        }
    }

    private static string Text(MissingTrial trial) =>
        trial.CaseId + (trial.Repeat == 0 ? "" : FormattableString.Invariant($" (repeat {trial.Repeat})"));

    /// <summary>Parts that do not become one run: the reader expects one, so what keeps them apart is told.</summary>
    private static async Task ShowUnlikeAsync(IReadOnlyList<RunMerge> merges, CliContext context)
    {
        foreach (var suite in merges.GroupBy(m => m.Run.Suite, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            RunRecord[] runs = [.. suite.Select(m => m.Run)];
            (string Name, Func<RunRecord, string> Value)[] parts =
            [
                ("dataset", r => r.DatasetHash), ("suite (scorers, gates, repeats, seed)", r => r.SuiteFingerprint), ("app", r => r.AppFingerprint),
            ];
            var unlike = parts.Where(p => runs.Select(p.Value).Distinct(StringComparer.Ordinal).Skip(1).Any()).Select(p => p.Name);
            await context.Error.WriteLineAsync(FormattableString.Invariant(
                $"{suite.Key}: {runs.Length} runs, because the parts do not have the same {string.Join(" and ", unlike)}: what was measured is not the same."));
        }
    }
}
