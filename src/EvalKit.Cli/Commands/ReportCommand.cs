using System.CommandLine;
using EvalKit.Chat.Prices;
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
        var junit = new Option<string>("--junit") { Description = "Write a JUnit file, with a test case for each case and gate.", HelpName = "file" };
        var command = new Command("report", "Render a stored run.") { run, html, markdown, junit };
        var options = SettingOptions.AddTo(command, SettingCatalog.Store, SettingCatalog.Baseline, SettingCatalog.RequireBaseline);
        command.SetAction(async (result, cancellationToken) =>
        {
            var (page, summary, tests) = (result.GetValue(html), result.GetValue(markdown), result.GetValue(junit));
            if (page is null && summary is null && tests is null)
            {
                throw new EvalKitException(FaultKind.Usage, "Nothing to write: name a file with -o FILE.html, --markdown FILE.md or --junit FILE.xml.");
            }

            var settings = options.Resolve(result, context);
            await using var store = await Stores.OpenAsync(settings, context, cancellationToken);
            var results = await Stores.LoadAsync(store, result.GetRequiredValue(run), cancellationToken);
            var record = results.Record;
            var folder = SuiteFolder.Of(record) ?? context.Folder;
            var baselines = Stores.Baselines(settings, folder, store);
            var baseline = await baselines.FindAsync(record.Suite, named: null, cancellationToken);
            var evaluated = RunEvaluation.Evaluate(results, record.Gates, baseline, context.Time.GetUtcNow());
            var held = await baselines.ResultsAsync(baseline, cancellationToken);
            if (page is not null)
            {
                await context.Error.WriteLineAsync(await ReportFile.WriteAsync(evaluated, held, context.PathOf(page), store, PriceTable.For(folder)));
            }

            if (summary is not null)
            {
                var text = MarkdownSummary.Render(evaluated, new MarkdownSummaryOptions { ReportPath = page, BaselineResults = held });
                await File.WriteAllTextAsync(context.PathOf(summary), text, cancellationToken);
                await context.Error.WriteLineAsync(context.PathOf(summary));
            }

            if (tests is not null)
            {
                await using var writer = new StreamWriter(context.PathOf(tests));
                JUnitReport.Write(evaluated, writer);
                await context.Error.WriteLineAsync(context.PathOf(tests));
            }

            return ExitCodes.Ok;
        });
        return command;
    }
}
