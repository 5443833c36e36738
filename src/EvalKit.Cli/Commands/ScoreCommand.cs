using System.CommandLine;
using EvalKit.Scoring;
using EvalKit.Settings;
using EvalKit.Suites;

namespace EvalKit.Cli.Commands;

internal static class ScoreCommand
{
    public static Command Create(CliContext context)
    {
        var data = new Argument<string>("data") { Description = "The dataset with its recorded outputs (CSV or JSONL)." };
        var scorer = new Option<string[]>("--scorer")
        {
            Description = "A scorer or run metric, with options after a colon: --scorer squad_f1 --scorer numeric_match:absolute_tolerance=0.01",
            HelpName = "name[:option=value,…]",
            Required = true,
        };
        var outputs = new Option<string>("--outputs") { Description = "The column of recorded outputs. Default: outputs.", HelpName = "column" };
        var expected = new Option<string>("--expected") { Description = "The column of expected responses. Default: expected_response.", HelpName = "column" };
        var separator = new Option<string>("--separator") { Description = "The text between several accepted answers in one expected cell.", HelpName = "text" };
        var where = new Option<string>("--where") { Description = "Score only the rows that meet an expression.", HelpName = "expression" };
        var json = new Option<bool>("--json") { Description = "Print the result as JSON on standard output." };
        var command = new Command("score", "Score recorded outputs in one line, without a suite file.") { data, scorer, outputs, expected, separator, where, json };
        var options = SettingOptions.AddTo(command, SettingCatalog.Store, SettingCatalog.SessionId, SettingCatalog.Experiment, SettingCatalog.Output, SettingCatalog.ReportUrl, SettingCatalog.Concurrency, SettingCatalog.Replay, SettingCatalog.Cache, SettingCatalog.Prices,
            SettingCatalog.Traces, SettingCatalog.TraceContent, SettingCatalog.TraceSpans, SettingCatalog.TraceText);
        command.SetAction((result, cancellationToken) =>
        {
            var path = context.PathOf(result.GetRequiredValue(data));
            var named = result.GetRequiredValue(scorer).Select(ScorerArgument.Parse).ToList();
            var spec = new SuiteSpec
            {
                Name = SuiteNames.OfDataset(path),
                Folder = context.Folder,
                Dataset = new DatasetSpec
                {
                    Paths = [path],
                    Outputs = result.GetValue(outputs),
                    Expectations = result.GetValue(expected) is { } column ? new Dictionary<string, string> { ["expected_response"] = column } : null,
                    Separators = result.GetValue(separator) is { } text ? new Dictionary<string, string> { ["expected_response"] = text } : new Dictionary<string, string>(),
                    Where = result.GetValue(where),
                },
                Scorers = [.. named.Where(s => !IsRunMetric(s))],
                Metrics = [.. named.Where(IsRunMetric)],
            };
            return new SuiteRun(context, options.Resolve(result, context)) { Json = result.GetValue(json) }.RunAsync(SuiteBinder.Bind(spec, CliScorers.Providers), cancellationToken);
        });
        return command;
    }

    private static bool IsRunMetric(ScorerSpec spec) => RunMetricCatalog.Names.Contains(spec.Name, StringComparer.Ordinal);
}
