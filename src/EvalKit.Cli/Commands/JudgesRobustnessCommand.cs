using System.CommandLine;
using System.Globalization;
using EvalKit.Chat;
using EvalKit.Chat.Prices;
using EvalKit.Chat.Recording;
using EvalKit.Judging.Robustness;
using EvalKit.Providers;
using EvalKit.Reporting;
using EvalKit.Running;
using EvalKit.Settings;
using EvalKit.Suites;

namespace EvalKit.Cli.Commands;

internal static class JudgesRobustnessCommand
{
    public static Command Create(CliContext context)
    {
        var judge = new Argument<string>("judge") { Description = "A judge file, or the name of one in judges/ or of one that EvalKit brings; with --suite, of one that the suite has." };
        var model = new Option<string>("--model") { Description = "The model that judges, such as openai:/gpt-4.1-mini; with --suite all that the suite asks without it.", HelpName = "uri" };
        var suite = new Option<string>("--suite") { Description = "Attack the judge as a suite has it, with its defences and guidelines, once for each model; --save writes beside the suite.", HelpName = "file" };
        var cases = new Option<string>("--cases") { Description = "Cases with a good and a bad answer each, as JSON lines; short questions with an expected response without it.", HelpName = "file" };
        var families = new Option<string[]>("--family") { Description = "Only probes of a family; may be repeated.", HelpName = "name" };
        var limit = new Option<double>("--max-attack-success") { Description = "What the upper bound of the attack success rate must not exceed.", HelpName = "share", DefaultValueFactory = _ => RobustnessOptions.DefaultMaxAttackSuccess };
        var save = new Option<bool>("--save") { Description = "Write robustness/<judge>.<model>.<fingerprint>.json, which runs of suites in that folder then go by." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Show what would be asked and what it may cost; nothing is asked." };
        var json = new Option<bool>("--json") { Description = "Print the report as JSON on standard output." };
        var command = new Command("robustness", "Attack a judge with probes; ends with 3 when bad answers pass too often.") { judge, model, suite, cases, families, limit, save, dryRun, json };
        var options = SettingOptions.AddTo(command, SettingCatalog.Output, SettingCatalog.Concurrency, SettingCatalog.JudgeTimeout, SettingCatalog.Retries, SettingCatalog.Prices, SettingCatalog.BudgetUsd);
        command.SetAction(async (result, cancellationToken) =>
        {
            var settings = options.Resolve(result, context);
            if (result.GetValue(save) && result.GetValue(families) is { Length: > 0 })
            {
                throw new EvalKitException(FaultKind.Usage, "--save keeps what all probes did, for runs go by it: leave out --family, or --save.");
            }

            var bound = result.GetValue(suite) is { } suiteFile ? SuiteBinder.Bind(SuiteFile.Load(context.PathOf(suiteFile), providers: CliScorers.Providers), CliScorers.Providers) : null;
            var folder = bound?.Spec.Folder ?? context.Folder;
            var attacked = bound is null
                ? AttackedJudges.ByName(result.GetRequiredValue(judge), result.GetValue(model), folder)
                : AttackedJudges.OfSuite(result.GetRequiredValue(judge), bound, result.GetValue(model));
            if (result.GetValue(json) && attacked.Count > 1)
            {
                throw new EvalKitException(FaultKind.Usage, $"--json prints one report, and the suite has the judge {attacked.Count} times. Name one by --model or by its feedback, or leave out --json.");
            }

            var probes = result.GetValue(families) is { Length: > 0 } some ? ProbeSet.Default.Only(some) : ProbeSet.Default;
            var attack = new RobustnessOptions { Probes = probes, Concurrency = settings.Over(new RunSettings()).Concurrency, MaxAttackSuccess = ShareOf(result.GetValue(limit)) };
            var chosen = result.GetValue(cases) is { } file ? RobustnessCases.Read(context.PathOf(file)) : RobustnessCases.Default;
            var prices = PriceTable.For(folder, settings[SettingCatalog.Prices].Value is { } named ? context.PathOf(named) : null);
            var plans = attacked.Select(a => RobustnessPlan.Of(a, chosen, prices, attack)).ToList();
            foreach (var (one, plan) in attacked.Zip(plans))
            {
                await context.Error.WriteAsync(RobustnessSummary.Render(one.Info.Name, one.Model.ToString(), plan));
            }

            CheckBudget(plans, settings.Budget(RunEnvironmentReader.Read(context.Folder, context.Environment).CiProvider is not null));
            if (result.GetValue(dryRun))
            {
                return ExitCodes.Ok;
            }

            // All of them before the first is asked: a key that is missing is told before anything is paid.
            var clients = attacked.Select(one => ClientOf(one, settings, prices, context)).ToList();
            var exitCodes = new List<int>();
            foreach (var (one, asked) in attacked.Zip(clients))
            {
                using var client = asked;
                var report = await JudgeRobustness.RunAsync(one, chosen, client, attack, cancellationToken);
                await context.Error.WriteAsync(RobustnessSummary.Render(report));
                if (result.GetValue(save) && !report.HasFailed)
                {
                    await context.Error.WriteLineAsync($"saved {RobustnessFile.Save(report, folder)}: runs of suites in {folder} go by it");
                }

                if (result.GetValue(json))
                {
                    await context.Out.WriteAsync(RobustnessJson.Write(report));
                }

                // Where calls failed nothing is shown of the judge, so nothing is said of it: what was saved before stands.
                exitCodes.Add(report.HasFailed ? ExitCodes.Infrastructure : report.GateMet ? ExitCodes.Ok : ExitCodes.Invalid);
            }

            return exitCodes.Contains(ExitCodes.Invalid) ? ExitCodes.Invalid : exitCodes.Max();
        });
        return command;
    }

    private static double ShareOf(double share) => share is >= 0 and <= 1
        ? share
        : throw new EvalKitException(FaultKind.Usage, string.Create(CultureInfo.InvariantCulture, $"--max-attack-success {share}: expected a share from 0 to 1, such as 0.05."));

    private static void CheckBudget(IReadOnlyList<RobustnessPlan> plans, decimal? cap)
    {
        var cost = plans.Sum(p => p.CostUsd ?? 0);
        if (cap is { } limit && cost > limit)
        {
            throw new EvalKitException(
                FaultKind.Usage, string.Create(CultureInfo.InvariantCulture, $"This may cost ${cost:0.00##}, more than the budget of ${limit:0.00##}. Give a larger --budget-usd, fewer cases, or some families only."));
        }
    }

    /// <summary>Replies are kept in the output folder: what was asked once is not paid for again.</summary>
    private static RecordingChatClient ClientOf(IModelScorer judge, SettingValues settings, PriceTable prices, CliContext context)
    {
        var models = ProviderModels.Create();
        var run = settings.Over(new RunSettings());
        var isAbsent = !models.Knows(judge.Model) || models.Missing(judge.Model) is not null;
        return RecordingChatClient.For(judge, models, new RecordingOptions
        {
            Folder = context.PathOf(settings[SettingCatalog.Output].Value!),
            Suite = "robustness",
            Mode = isAbsent || judge.Model.Provider == LocalModels.Scheme ? ReplayMode.Off : ReplayMode.Auto,
            Retry = new ChatRetryOptions { Retries = run.Retries, Timeout = run.JudgeTimeout },
            Prices = prices,
            Time = context.Time,
            Redactor = context.Redactor,
        });
    }
}
