using System.CommandLine;
using EvalKit.Settings;
using EvalKit.Suites;

namespace EvalKit.Cli.Commands;

internal static class RescoreCommand
{
    public static Command Create(CliContext context)
    {
        var run = new Argument<string>("run") { Description = "The stored run whose outputs are scored: an id, latest, latest:<experiment> or branch:<name>." };
        var suite = new Option<string>("--suite") { Description = "The suite file with the scorers, judges and gates.", HelpName = "file", Required = true };
        var set = new Option<string[]>("--set") { Description = "Override a value of the suite file, as path=value.", HelpName = "path=value" };
        var name = new Option<string>("--name") { Description = "A name for the new run.", HelpName = "name" };
        var info = new Option<bool>("--info") { Description = "Show each trial with its scores and tool calls before the summary." };
        var json = new Option<bool>("--json") { Description = "Print the result as JSON on standard output." };
        var command = new Command("rescore", "Score a stored run's outputs anew, in a run of its own: no app is called, and what unchanged scorers said is kept.") { run, suite, set, name, info, json };
        var options = SettingOptions.AddTo(command, [.. SettingCatalog.All.Except([SettingCatalog.Repeats, SettingCatalog.Timeout])]);
        command.SetAction((result, cancellationToken) =>
        {
            var file = context.PathOf(result.GetRequiredValue(suite));
            var spec = SuiteFile.Load(file, result.GetValue(set), CliScorers.Providers);
            var scored = new SuiteRun(context, options.Resolve(result, context))
            {
                Name = result.GetValue(name),
                SuiteFile = file,
                Rescore = result.GetRequiredValue(run),
                Json = result.GetValue(json),
                Info = result.GetValue(info),
            };
            return scored.RunAsync(SuiteBinder.Bind(spec, CliScorers.Providers), cancellationToken);
        });
        return command;
    }
}
