using System.CommandLine;
using System.Globalization;
using EvalKit.Reporting;
using EvalKit.Runs;
using EvalKit.Settings;

namespace EvalKit.Cli.Commands;

internal static class ExperimentsCommand
{
    public static Command Create(CliContext context) => new("experiments", "List the experiments of the store.") { List(context) };

    private static Command List(CliContext context)
    {
        var command = new Command("list", "List experiments, the one with the newest run first: name, number of runs, then id, state, suite, cases, commit and time of the newest.");
        var options = SettingOptions.AddTo(command, SettingCatalog.Store);
        command.SetAction(async (result, cancellationToken) =>
        {
            await using var store = await Stores.OpenAsync(options.Resolve(result, context), context, cancellationToken);
            foreach (var experiment in await Experiments.ListAsync(store, cancellationToken))
            {
                await context.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{TerminalText.Of(experiment.Name)}\t{experiment.Runs}\t{RunLine.Of(experiment.Latest)}"));
            }

            return ExitCodes.Ok;
        });
        return command;
    }
}
