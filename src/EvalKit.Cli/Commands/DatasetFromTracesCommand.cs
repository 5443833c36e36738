using System.CommandLine;
using EvalKit.Cli.FromTraces;
using EvalKit.Datasets;
using EvalKit.Settings;

namespace EvalKit.Cli.Commands;

internal static class DatasetFromTracesCommand
{
    public static Command Create(CliContext context)
    {
        var source = new Argument<string>("run-or-file") { Description = "A stored run (an id, latest, latest:<experiment> or branch:<name>), or a file of traces: OTLP as JSON, or exported from Langfuse." };
        var to = new Option<string>("-o", "--out") { Description = "The file to write, as JSON Lines.", HelpName = "file", Required = true };
        var filter = new Option<string>("--filter") { Description = "Take only the traces that meet an expression.", HelpName = "expr" };
        var merge = new Option<string>("--merge") { Description = "A file of cases to add to: its cases stay as they are, and what it has already is not added again.", HelpName = "file" };
        var conversations = new Option<bool>("--conversations") { Description = "Make one case of the traces of one conversation (gen_ai.conversation.id or session.id), in the order of their times." };
        var command = new Command("from-traces", "Make cases of traces: what was asked, and what was answered as recorded output.") { source, to, filter, merge, conversations };
        var options = SettingOptions.AddTo(command, SettingCatalog.Store);
        command.SetAction(async (result, cancellationToken) =>
        {
            var path = context.PathOf(result.GetRequiredValue(to));
            var existing = result.GetValue(merge) is { } file ? ExistingCases.Read(context.PathOf(file)) : ExistingCases.None;
            existing.CheckTarget(path);
            var byConversation = result.GetValue(conversations);
            var traces = await TracedCases.ReadAsync(result.GetRequiredValue(source), byConversation, options.Resolve(result, context), context, cancellationToken);
            var chosen = Chosen(traces.Cases, result.GetValue(filter), byConversation ? "conversations" : "traces");
            var added = existing.Add(chosen, context.Redactor);
            existing.WriteTo(path);
            await context.Error.WriteLineAsync(Summary(path, added, chosen.Count - added.Count, traces.Unreadable));
            return ExitCodes.Ok;
        });
        return command;
    }

    private static List<EvalCase> Chosen(IReadOnlyList<EvalCase> cases, string? filter, string what)
    {
        if (cases.Count == 0)
        {
            throw new EvalKitException(FaultKind.Usage, "No trace says what the app was asked, so there is no case to make. Have the app's client capture content: UseEvalKitTracing(), or EnableSensitiveData of UseOpenTelemetry().");
        }

        if (filter is null)
        {
            return [.. cases];
        }

        var chosen = cases.Where(CaseFilter.Parse(filter).Matches).ToList();
        return chosen.Count > 0 ? chosen : throw new EvalKitException(
            FaultKind.Usage,
            FormattableString.Invariant($"--filter \"{filter}\" matches none of the {cases.Count} {what}. Fields there are: ")
            + string.Join(", ", cases.SelectMany(c => c.Columns.Keys.Concat(c.Tags.Keys.Select(t => $"tags.{t}")).Concat(c.Inputs.Keys.Select(i => $"inputs.{i}"))).Distinct(StringComparer.Ordinal)) + ".");
    }

    private static string Summary(string path, IReadOnlyList<EvalCase> added, int duplicates, int unreadable)
    {
        var without = added.Count(c => c.Expectations.Count == 0);
        var left = string.Concat(
            duplicates > 0 ? FormattableString.Invariant($", {duplicates} with inputs that were there already") : "",
            unreadable > 0 ? FormattableString.Invariant($", {unreadable} that do not say what was asked") : "");
        var next = without > 0
            ? FormattableString.Invariant($" Next: read the {without} without ground truth and add what is right (expected_response, expected_facts or guidelines): what the app answered is not it.")
            : "";
        return FormattableString.Invariant($"{path}: {added.Count} new {(added.Count == 1 ? "case" : "cases")}{left}.{next}");
    }
}
