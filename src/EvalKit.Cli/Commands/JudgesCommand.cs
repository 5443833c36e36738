using System.CommandLine;
using EvalKit.Datasets;
using EvalKit.Judging;

namespace EvalKit.Cli.Commands;

internal static class JudgesCommand
{
    public static Command Create(CliContext context) =>
        new("judges", "List, show, check and attack judges.") { List(context), Show(context), JudgesCheckCommand.Create(context), JudgesRobustnessCommand.Create(context) };

    private static Command List(CliContext context)
    {
        var command = new Command("list", "List judges: name, value, what passes, what is needed, where it is from.");
        command.SetAction(async (_, _) =>
        {
            foreach (var judge in JudgeCatalog.List(context.Folder))
            {
                await context.Out.WriteLineAsync(JudgeLine.Of(judge, context.Folder));
            }

            return ExitCodes.Ok;
        });
        return command;
    }

    private static Command Show(CliContext context)
    {
        var name = new Argument<string>("judge") { Description = "A judge's name, or the path of its file." };
        var data = new Option<string>("--data") { Description = "A dataset: print the messages that the judge would send for one of its cases.", HelpName = "file" };
        var caseId = new Option<string>("--case") { Description = "The id of the case. Default: the first.", HelpName = "id" };
        var outputs = new Option<string>("--outputs") { Description = "The column of recorded outputs. Default: outputs.", HelpName = "column" };
        var guideline = new Option<string[]>("--guideline") { Description = "A guideline, for a judge that takes them; may be repeated.", HelpName = "text" };
        var command = new Command("show", "Print a judge's file, or the messages that it would send for a case.") { name, data, caseId, outputs, guideline };
        command.Validators.Add(r =>
        {
            if (r.GetValue(data) is null && (r.GetValue(caseId) ?? r.GetValue(outputs)) is not null)
            {
                r.AddError("--case and --outputs say what of a dataset is shown. Expected --data, the dataset, beside them.");
            }
        });
        command.SetAction(async (result, _) =>
        {
            var judge = JudgeCatalog.Find(result.GetRequiredValue(name), context.Folder);
            foreach (var line in JudgeTraceLines.Of(judge))
            {
                await context.Error.WriteLineAsync(line);
            }

            if (result.GetValue(data) is not { } file)
            {
                // As it is: it may be written to a file of one's own.
                await context.Out.WriteAsync(judge.Text);
                return ExitCodes.Ok;
            }

            var dataset = DatasetReader.Read(new DatasetSpec { Paths = [file], Outputs = result.GetValue(outputs) }, context.Folder);
            var messages = JudgeCatalog.Render(judge, ArgumentsOf(dataset, result.GetValue(caseId)), result.GetValue(guideline) ?? []);
            await context.Out.WriteLineAsync(messages.Count == 0
                ? "The answer equals an accepted response: this judge asks no model."
                : context.Revealed(string.Join("\n\n", messages.Select(m => $"# {m.Role}\n\n{m.Text}"))));
            return ExitCodes.Ok;
        });
        return command;
    }

    private static ScoreArguments ArgumentsOf(EvalDataset dataset, string? id)
    {
        var evalCase = id is null ? dataset.Cases[0] : dataset.Cases.FirstOrDefault(c => c.Id == id)
            ?? throw new EvalKitException(FaultKind.Usage, $"No case '{id}' in {dataset.Name}. Expected one of its {dataset.Cases.Count} ids, such as {dataset.Cases[0].Id}.");
        var trial = new Trial { TraceId = new string('0', 32), CaseId = evalCase.Id, Status = TrialStatus.Ok, Output = evalCase.RecordedOutput };
        return evalCase.RecordedOutput is not null
            ? new ScoreArguments(evalCase, trial)
            : throw new EvalKitException(FaultKind.Usage, $"Case '{evalCase.Id}' has no recorded output: name its column with --outputs.");
    }
}
