using System.CommandLine;
using EvalKit.Reporting;
using EvalKit.Running;
using EvalKit.Runs;
using EvalKit.Settings;

namespace EvalKit.Cli.Commands;

internal static class RunsCommand
{
    public static Command Create(CliContext context) => new("runs", "List, show, delete and merge runs.") { List(context), Show(context), Delete(context), RunsMergeCommand.Create(context) };

    private static Command List(CliContext context)
    {
        var suite = new Option<string>("--suite") { Description = "Only runs of a suite.", HelpName = "name" };
        var limit = new Option<int>("--limit") { Description = "The most runs to list.", DefaultValueFactory = _ => 50 };
        var command = new Command("list", "List runs, newest first: id, state, suite, cases, commit, time.") { suite, limit };
        var options = SettingOptions.AddTo(command, SettingCatalog.Store, SettingCatalog.Experiment);
        command.SetAction(async (result, cancellationToken) =>
        {
            var settings = options.Resolve(result, context);
            await using var store = await Stores.OpenAsync(settings, context, cancellationToken);
            var query = new RunQuery { Suite = result.GetValue(suite), Experiment = settings[SettingCatalog.Experiment].Value, Limit = result.GetValue(limit) };
            foreach (var run in await store.ListRunsAsync(query, cancellationToken))
            {
                await context.Out.WriteLineAsync(RunLine.Of(run));
            }

            return ExitCodes.Ok;
        });
        return command;
    }

    private static Command Show(CliContext context)
    {
        var reference = new Argument<string>("run") { Description = "An id, latest, latest:<experiment> or branch:<name>." };
        var command = new Command("show", "Print a run with its metrics and gates as JSON.") { reference };
        var options = SettingOptions.AddTo(command, SettingCatalog.Store, SettingCatalog.Baseline);
        command.SetAction(async (result, cancellationToken) =>
        {
            var settings = options.Resolve(result, context);
            await using var store = await Stores.OpenAsync(settings, context, cancellationToken);
            var results = await Stores.LoadAsync(store, result.GetRequiredValue(reference), cancellationToken);
            var record = results.Record;
            var baseline = await Stores.Baselines(settings, SuiteFolder.Of(record) ?? context.Folder, store).FindAsync(record.Suite, named: null, cancellationToken);
            var run = RunEvaluation.Evaluate(results, record.Gates, baseline, context.Time.GetUtcNow());
            RunJson.Write(context.Out, run, ExitCodes.Of(run.Gates, strict: false), reportPath: null);
            return ExitCodes.Ok;
        });
        return command;
    }

    private static Command Delete(CliContext context)
    {
        var reference = new Argument<string>("run") { Description = "An id, latest, latest:<experiment> or branch:<name>." };
        var command = new Command("delete", "Delete a run with its trials and feedback.") { reference };
        var options = SettingOptions.AddTo(command, SettingCatalog.Store);
        command.SetAction(async (result, cancellationToken) =>
        {
            await using var store = await Stores.OpenAsync(options.Resolve(result, context), context, cancellationToken);
            var id = await RunReferences.ResolveAsync(store, result.GetRequiredValue(reference), cancellationToken);
            await store.DeleteRunAsync(id, cancellationToken);
            await context.Error.WriteLineAsync($"Deleted run {id}.");
            return ExitCodes.Ok;
        });
        return command;
    }
}
