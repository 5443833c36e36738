using System.CommandLine;
using EvalKit.Reporting;
using EvalKit.Running;
using EvalKit.Settings;

namespace EvalKit.Cli.Commands;

internal static class ReportCommand
{
    public static Command Create(CliContext context)
    {
        var run = new Argument<string>("run") { Description = "The stored run: an id, latest, latest:<experiment> or branch:<name>." };
        var html = new Option<string>("-o", "--html") { Description = "Write the HTML page to a file.", HelpName = "file" };
        var markdown = new Option<string>("--markdown") { Description = "Write the Markdown summary to a file.", HelpName = "file" };
        var command = new Command("report", "Render a stored run.") { run, html, markdown };
        var options = SettingOptions.AddTo(command, SettingCatalog.Store, SettingCatalog.Baseline, SettingCatalog.RequireBaseline);
        command.SetAction(async (result, cancellationToken) =>
        {
            var (page, summary) = (result.GetValue(html), result.GetValue(markdown));
            if (page is null && summary is null)
            {
                throw new EvalKitException(FaultKind.Usage, "Nothing to write: name a file with -o FILE.html or --markdown FILE.md.");
            }

            var settings = options.Resolve(result, context);
            await using var store = await Stores.OpenAsync(settings, context, cancellationToken);
            var results = await Stores.LoadAsync(store, result.GetRequiredValue(run), cancellationToken);
            var record = results.Record;
            var baselines = Stores.Baselines(settings, SuiteFolder.Of(record) ?? context.Folder, store);
            var baseline = await baselines.FindAsync(record.Suite, named: null, cancellationToken);
            var evaluated = RunEvaluation.Evaluate(results, record.Gates, baseline, context.Time.GetUtcNow());
            if (page is not null)
            {
                await context.Error.WriteLineAsync(ReportFile.Write(evaluated, await baselines.ResultsAsync(baseline, cancellationToken), context.PathOf(page)));
            }

            if (summary is not null)
            {
                await File.WriteAllTextAsync(context.PathOf(summary), MarkdownSummary.Render(evaluated, page), cancellationToken);
                await context.Error.WriteLineAsync(context.PathOf(summary));
            }

            return ExitCodes.Ok;
        });
        return command;
    }
}
