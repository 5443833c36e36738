using System.CommandLine;
using EvalKit.Cli.Terminal;
using EvalKit.Reporting;
using EvalKit.Running;
using EvalKit.Settings;
using EvalKit.Suites;

namespace EvalKit.Cli.Commands;

internal static class GateCommand
{
    public static Command Create(CliContext context)
    {
        var run = new Argument<string>("run") { Description = "The stored run: an id, latest, latest:<experiment> or branch:<name>." };
        var suite = new Option<string>("--suite") { Description = "The suite file whose gates are applied.", HelpName = "file", Required = true };
        var set = new Option<string[]>("--set") { Description = "Override a value of the suite file, as path=value.", HelpName = "path=value" };
        var json = new Option<bool>("--json") { Description = "Print the verdicts as JSON on standard output." };
        var command = new Command("gate", "Apply a suite's gates to a stored run.") { run, suite, set, json };
        var options = SettingOptions.AddTo(command, SettingCatalog.Store, SettingCatalog.Baseline, SettingCatalog.Output, SettingCatalog.ReportUrl, SettingCatalog.Strict, SettingCatalog.RequireBaseline);
        command.SetAction(async (result, cancellationToken) =>
        {
            var settings = options.Resolve(result, context);
            var file = context.PathOf(result.GetRequiredValue(suite));
            var spec = SuiteFile.Load(file, result.GetValue(set), CliScorers.Providers);
            await using var store = await Stores.OpenAsync(settings, context, cancellationToken);
            var results = await Stores.LoadAsync(store, result.GetRequiredValue(run), cancellationToken);
            var baselines = Stores.Baselines(settings, spec.Folder!, store);
            var baseline = await baselines.FindAsync(spec.Name, named: null, cancellationToken);
            var evaluated = RunEvaluation.Evaluate(spec.Metrics.Count == 0 ? results : results.With(SuiteBinder.Metrics(spec)), spec.Gates, baseline, context.Time.GetUtcNow());
            ErrorConsole.Of(context).Write(ConsoleSummary.Lines(evaluated, reportPath: null));
            var written = await CiLog.WriteAsync(context, settings, new CiSuite(evaluated)
            {
                BaselineResults = await baselines.ResultsAsync(baseline, cancellationToken),
                Source = new SourceLocation(file, null),
                CaseSource = c => CiLog.SourceOf(c, spec.Folder!),
            });
            var verdict = ExitCodes.Of(evaluated.Gates, settings[SettingCatalog.Strict].Flag);
            var exitCode = verdict == ExitCodes.Ok && !written ? ExitCodes.Infrastructure : verdict;
            if (result.GetValue(json))
            {
                GateJson.Write(context.Out, evaluated, exitCode);
            }

            return exitCode;
        });
        return command;
    }
}
