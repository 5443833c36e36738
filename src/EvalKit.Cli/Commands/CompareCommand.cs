using System.CommandLine;
using EvalKit.Cli.Terminal;
using EvalKit.Gating;
using EvalKit.Reporting;
using EvalKit.Settings;

namespace EvalKit.Cli.Commands;

internal static class CompareCommand
{
    public static Command Create(CliContext context)
    {
        var candidate = new Argument<string>("candidate") { Description = "The new run: an id, latest, latest:<experiment> or branch:<name>." };
        var baseline = new Argument<string>("baseline") { Description = "The run or baseline file that it is held against." };
        var json = new Option<bool>("--json") { Description = "Print the comparison as JSON on standard output." };
        var command = new Command("compare", "Pair two runs case by case.") { candidate, baseline, json };
        var options = SettingOptions.AddTo(command, SettingCatalog.Store);
        command.SetAction(async (result, cancellationToken) =>
        {
            var settings = options.Resolve(result, context);
            await using var store = await Stores.OpenAsync(settings, context, cancellationToken);
            var results = await Stores.LoadAsync(store, result.GetRequiredValue(candidate), cancellationToken);
            var held = await Stores.Baselines(settings, context.Folder, store).NamedAsync(result.GetRequiredValue(baseline), cancellationToken);
            var comparison = Comparisons.Compare(results, held);
            ErrorConsole.Of(context).Write(ComparisonSummary.Lines(comparison));
            if (result.GetValue(json))
            {
                CompareJson.Write(context.Out, comparison);
            }

            return comparison.Paired > 0 && comparison.Feedback.Concat(comparison.RunMetrics).Any(f => f.Verdict != Verdict.Invalid) ? ExitCodes.Ok : ExitCodes.Invalid;
        });
        return command;
    }
}
