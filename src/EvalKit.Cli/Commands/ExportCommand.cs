using System.CommandLine;
using EvalKit.Reporting;
using EvalKit.Settings;

namespace EvalKit.Cli.Commands;

internal static class ExportCommand
{
    public static Command Create(CliContext context)
    {
        var run = new Argument<string>("run") { Description = "The stored run: an id, latest, latest:<experiment> or branch:<name>." };
        var format = new Option<string>("--format") { Description = "jsonl or csv.", DefaultValueFactory = _ => "jsonl" };
        format.AcceptOnlyFromAmong("jsonl", "csv");
        var command = new Command("export", "Print a run's trials with their feedback, one row a trial, on standard output.") { run, format };
        var options = SettingOptions.AddTo(command, SettingCatalog.Store);
        command.SetAction(async (result, cancellationToken) =>
        {
            await using var store = await Stores.OpenAsync(options.Resolve(result, context), context, cancellationToken);
            var results = await Stores.LoadAsync(store, result.GetRequiredValue(run), cancellationToken);
            if (result.GetValue(format) == "csv")
            {
                ExportCsv.Write(context.Out, results);
            }
            else
            {
                ExportJson.Write(context.Out, results, await store.ReadCasesAsync(results.Record.Id, cancellationToken).ToListAsync(cancellationToken));
            }

            return ExitCodes.Ok;
        });
        return command;
    }
}
