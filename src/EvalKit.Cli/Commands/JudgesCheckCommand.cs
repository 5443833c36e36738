using System.CommandLine;
using EvalKit.Chat;
using EvalKit.Chat.Prices;
using EvalKit.Chat.Recording;
using EvalKit.Judging;
using EvalKit.Judging.Controls;
using EvalKit.Providers;
using EvalKit.Reporting;
using EvalKit.Settings;

namespace EvalKit.Cli.Commands;

internal static class JudgesCheckCommand
{
    public static Command Create(CliContext context)
    {
        var names = new Argument<string[]>("judge") { Description = "Names of judges, or paths of their files; all that there are without it.", Arity = ArgumentArity.ZeroOrMore };
        var model = new Option<string>("--model") { Description = "The model to ask for a verdict on each control. Without it the files alone are checked, and nothing is asked.", HelpName = "uri" };
        var json = new Option<bool>("--json") { Description = "Print the result as JSON on standard output." };
        var command = new Command("check", "Check judge files, and with a model whether they pass their controls.") { names, model, json };
        var options = SettingOptions.AddTo(command, SettingCatalog.Output, SettingCatalog.Concurrency, SettingCatalog.JudgeTimeout, SettingCatalog.Retries, SettingCatalog.Replay, SettingCatalog.Cache, SettingCatalog.Prices);
        command.SetAction(async (result, cancellationToken) =>
        {
            var judges = JudgesOf(context, result.GetValue(names) ?? [], result.GetValue(model) is not null);
            var found = judges.ConvertAll(j => (Judge: j, Controls: JudgeControls.Of(j)));
            found.ForEach(f => JudgeControls.Verify(f.Judge, f.Controls));
            var checks = new List<(JudgeFile Judge, int Controls, JudgeCheck? Check)>();
            foreach (var (judge, controls) in found)
            {
                checks.Add((judge, controls.Count, await CheckAsync(context, judge, controls, result.GetValue(model), options.Resolve(result, context), cancellationToken)));
            }

            var exitCode = ExitCodeOf(checks, isAsked: result.GetValue(model) is not null);
            if (result.GetValue(json))
            {
                JudgeCheckJson.Write(context.Out, checks, exitCode);
            }

            return exitCode;
        });
        return command;
    }

    private static List<JudgeFile> JudgesOf(CliContext context, string[] names, bool asks) => names.Length > 0
        ? [.. names.Select(n => JudgeCatalog.Find(n, context.Folder))]
        : !asks
            ? [.. JudgeCatalog.List(context.Folder)]
            : throw new EvalKitException(FaultKind.Usage, $"Asking a model costs: name the judges to check. Expected some of {string.Join(", ", JudgeCatalog.List(context.Folder).Select(j => j.Name))}.");

    private static async Task<JudgeCheck?> CheckAsync(
        CliContext context, JudgeFile judge, IReadOnlyList<JudgeControl> controls, string? model, SettingValues settings, CancellationToken cancellationToken)
    {
        if (model is null || controls.Count == 0)
        {
            await context.Error.WriteLineAsync($"{judge.Name}: {WellFormed(context, judge, controls)}");
            return null;
        }

        if (AreBorrowed(judge))
        {
            await context.Error.WriteLineAsync($"{judge.Name}: {Borrowed(context, judge)}");
        }

        var run = settings.Over(new RunSettings());
        var recording = new RecordingOptions
        {
            Folder = JudgeControls.RecordingsFolderOf(judge, context.Folder),
            Suite = JudgeControls.RecordingsName,
            Mode = run.Replay,
            Retry = new ChatRetryOptions { Retries = run.Retries, Timeout = run.JudgeTimeout },
            CacheFolder = settings.CacheFolder(context.PathOf(settings[SettingCatalog.Output].Value!)),
            Prices = PriceTable.For(context.Folder, settings[SettingCatalog.Prices].Value is { } prices ? context.PathOf(prices) : null),
            Redactor = context.Redactor,
            Time = context.Time,
        };
        var (uri, models) = (ModelUri.Parse(model), ProviderModels.Create());
        await context.Error.WriteAsync(JudgeCheckSummary.Render(judge.Name, JudgeControls.Plan(judge, controls, uri, models, recording)));
        var check = await JudgeControls.CheckAsync(judge, controls, uri, models, recording, run.Concurrency, cancellationToken);
        await context.Error.WriteAsync(context.Redactor.Redact(JudgeCheckSummary.Render(check)));
        return check;
    }

    private static string WellFormed(CliContext context, JudgeFile judge, IReadOnlyList<JudgeControl> controls) => controls.Count == 0
        ? $"no controls: nobody knows how good it is. Write some, answers whose verdict you know, in {Beside(context, judge)}"
        : FormattableString.Invariant($"file and {controls.Count} controls are well formed; --model asks for their verdicts{(AreBorrowed(judge) ? $". {Borrowed(context, judge)}" : "")}");

    private static bool AreBorrowed(JudgeFile judge) => !judge.IsEmbedded && !File.Exists(JudgeControls.PathOf(judge));

    private static string Borrowed(CliContext context, JudgeFile judge) =>
        $"The controls are those of the judge that EvalKit brings under this name, for there is no {Beside(context, judge)}";

    private static string Beside(CliContext context, JudgeFile judge) => TerminalText.Of(Path.GetRelativePath(context.Folder, JudgeControls.PathOf(judge)));

    /// <summary>A miss says more than a model that could not be reached. A judge that was to be asked and has nothing to be asked passes nothing.</summary>
    private static int ExitCodeOf(IReadOnlyList<(JudgeFile Judge, int Controls, JudgeCheck? Check)> checks, bool isAsked)
    {
        var results = checks.SelectMany(c => c.Check?.Results ?? []).ToList();
        var isUnknown = isAsked && checks.Any(c => c.Controls == 0);
        return isUnknown || results.Any(r => r.IsMiss || IsOfTheJudge(r.Score.Error?.Kind)) ? ExitCodes.Invalid
            : results.Any(r => r.Score.Error is not null) ? ExitCodes.Infrastructure
            : ExitCodes.Ok;
    }

    private static bool IsOfTheJudge(FeedbackErrorKind? kind) =>
        kind is not (null or FeedbackErrorKind.Provider or FeedbackErrorKind.Timeout or FeedbackErrorKind.NotRecorded or FeedbackErrorKind.Cancelled);
}
