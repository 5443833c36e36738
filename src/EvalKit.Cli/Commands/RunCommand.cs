using System.CommandLine;
using EvalKit.Cli.Watching;
using EvalKit.Settings;
using EvalKit.Suites;

namespace EvalKit.Cli.Commands;

internal static class RunCommand
{
    public static Command Create(CliContext context)
    {
        var suite = new Argument<string>("suite") { Description = "The suite file (YAML)." };
        var set = new Option<string[]>("--set") { Description = "Override a value of the suite file, as path=value: --set gates[0].max_drop=0.1", HelpName = "path=value" };
        var name = new Option<string>("--name") { Description = "A name for the run.", HelpName = "name" };
        var retry = new Option<string>("--retry-errors") { Description = "Try the errors of a run again, in that run: an error is replaced only when its retry succeeds.", HelpName = "run" };
        var prune = new Option<bool>("--prune") { Description = "Judge everything anew, by recordings where there are some, and remove those that the run makes no use of." };
        var info = new Option<bool>("--info") { Description = "Show each trial with its scores and tool calls before the summary." };
        var json = new Option<bool>("--json") { Description = "Print the result as JSON on standard output." };
        var rebaseline = new Option<bool>("--rebaseline") { Description = "Run the commit that the change began from too, in the same session, and hold the run against it instead of the baseline." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Show cases, calls, cost and detectable effect, and call nothing." };
        var watch = new Option<bool>("--watch") { Description = "Run again whenever a file of the suite's folder changes, until Ctrl-C." };
        var command = new Command("run", "Evaluate: app, scorers, comparison with the baseline, gates, report; a suite with a matrix runs its variants side by side.") { suite, set, name, retry, prune, rebaseline, dryRun, info, json, watch };
        command.Validators.Add(r =>
        {
            if (r.GetValue(watch) && r.GetValue(dryRun))
            {
                r.AddError("--watch cannot be used with --dry-run, which runs nothing. Leave one of them out.");
            }

            if (r.GetValue(info) && r.GetValue(dryRun))
            {
                r.AddError("--info cannot be used with --dry-run, which makes no trial. Leave one of them out.");
            }

            if (r.GetValue(prune) && r.GetValue(retry) is not null)
            {
                r.AddError("--prune judges everything anew and cannot be used with --retry-errors, which does not. Leave one of them out.");
            }

            if (r.GetValue(rebaseline) && r.GetValue(retry) is not null)
            {
                r.AddError("--rebaseline makes a run to hold against the commit before, and cannot be used with --retry-errors, which goes on with one that is there. Leave one of them out.");
            }

            if (r.GetValue(watch) && r.GetValue(json))
            {
                r.AddError("--watch cannot be used with --json, which prints the result of one run. Leave one of them out.");
            }
        });
        var options = SettingOptions.AddTo(command, [.. SettingCatalog.All]);
        command.SetAction((result, cancellationToken) =>
        {
            var path = context.PathOf(result.GetRequiredValue(suite));
            return result.GetValue(watch) ? WatchLoop.RunAsync(context, path, RunAsync, cancellationToken) : RunAsync(round: null, cancellationToken);

            Task<int> RunAsync(WatchRound? round, CancellationToken cancellationToken)
            {
                var settings = options.Resolve(result, context);
                if (result.GetValue(retry) is not null && settings[SettingCatalog.Fresh] is { Flag: true } fresh)
                {
                    throw new EvalKitException(FaultKind.Usage, $"{fresh.Origin} begins a new run, and --retry-errors goes on with one that is there. Leave one of them out.");
                }

                var spec = SuiteFile.Load(path, result.GetValue(set), CliScorers.Providers);
                round?.Begin(spec, settings);
                var run = new SuiteRun(context, settings)
                {
                    Name = result.GetValue(name),
                    SuiteFile = path,
                    RetryErrors = result.GetValue(retry),
                    Prune = result.GetValue(prune),
                    Rebaseline = result.GetValue(rebaseline) ? file => SuiteBinder.Bind(SuiteFile.Load(file, result.GetValue(set), CliScorers.Providers), CliScorers.Providers) : null,
                    DryRun = result.GetValue(dryRun),
                    Json = result.GetValue(json),
                    Info = result.GetValue(info),
                    Ended = r => round?.End(r),
                };
                return spec.Variants.Count > 0
                    ? new VariantsRun(context, settings, run).RunAsync(spec, cancellationToken)
                    : run.RunAsync(SuiteBinder.Bind(spec, CliScorers.Providers), cancellationToken);
            }
        });
        return command;
    }
}
