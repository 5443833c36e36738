using System.CommandLine;
using EvalKit.Cli.Browsing;
using EvalKit.Cli.Terminal;
using EvalKit.Reporting;
using EvalKit.Running;
using EvalKit.Settings;

namespace EvalKit.Cli.Commands;

internal static class BrowseCommand
{
    private const string NoTerminal =
        "browse needs a terminal for its keys (standard input) and for its screen (standard error). "
        + "`evalkit report` writes a run as a page, `evalkit export` prints its trials.";

    public static Command Create(CliContext context)
    {
        var run = new Argument<string>("run") { Description = "The stored run: an id, latest, latest:<experiment> or branch:<name>." };
        var command = new Command("browse", "Go through a stored run case by case on the terminal.") { run };
        var options = SettingOptions.AddTo(command, SettingCatalog.Store, SettingCatalog.Baseline);
        command.SetAction(async (result, cancellationToken) =>
        {
            if (ErrorConsole.Of(context).Terminal is not { } terminal || context.Keys is not { } keys)
            {
                throw new EvalKitException(FaultKind.Usage, NoTerminal);
            }

            var pages = await PagesAsync(result.GetRequiredValue(run), options.Resolve(result, context), context, cancellationToken);
            try
            {
                await new BrowserLoop(terminal, keys).RunAsync(pages, cancellationToken);
                return ExitCodes.Ok;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return ExitCodes.Cancelled; // Ctrl-C is a way to leave: there is nothing to tell.
            }
        });
        return command;
    }

    /// <summary>Reads all that is shown, so that the store is not held open while somebody reads.</summary>
    private static async Task<IReadOnlyList<CasePage>> PagesAsync(string run, SettingValues settings, CliContext context, CancellationToken cancellationToken)
    {
        await using var store = await Stores.OpenAsync(settings, context, cancellationToken);
        var results = await Stores.LoadAsync(store, run, cancellationToken);
        var record = results.Record;
        if (results.Rows.Count == 0)
        {
            throw new EvalKitException(FaultKind.Usage, $"Run {record.Id} has no trials to browse: it ended before the first. `evalkit runs list` shows the others.");
        }

        var baselines = Stores.Baselines(settings, SuiteFolder.Of(record) ?? context.Folder, store);
        var baseline = await baselines.FindAsync(record.Suite, named: null, cancellationToken);
        var evaluated = RunEvaluation.Evaluate(results, record.Gates, baseline, context.Time.GetUtcNow());
        var held = await baselines.ResultsAsync(baseline, cancellationToken);
        var cases = await store.ReadCasesAsync(record.Id, cancellationToken).ToListAsync(cancellationToken);
        return CasePages.Read(evaluated, held, cases, await CaseTraces.ReadAsync(store, evaluated, cancellationToken));
    }
}
