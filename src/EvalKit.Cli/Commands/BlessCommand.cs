using System.CommandLine;
using EvalKit.Cli.Terminal;
using EvalKit.Gating;
using EvalKit.Reporting;
using EvalKit.Running;
using EvalKit.Runs;
using EvalKit.Settings;
using EvalKit.Sqlite;

namespace EvalKit.Cli.Commands;

internal static class BlessCommand
{
    public static Command Create(CliContext context)
    {
        var what = new Argument<string>("suite-or-run") { Description = "A suite's name (its latest complete run) or a run. Default: latest.", Arity = ArgumentArity.ZeroOrOne };
        var to = new Option<string>("--to") { Description = "The file to write. Default: baselines/<suite>.jsonl in the suite's folder.", HelpName = "file" };
        var command = new Command("bless", "Make a run the baseline that later runs are held against.") { what, to };
        var options = SettingOptions.AddTo(command, SettingCatalog.Store);
        command.SetAction(async (result, cancellationToken) =>
        {
            await using var store = await Stores.OpenAsync(options.Resolve(result, context), context, cancellationToken);
            var results = await RunLoader.LoadAsync(store, await FindAsync(store, result.GetValue(what) ?? "latest", cancellationToken), cancellationToken);
            RefuseUnnamedVariant(results.Record, result.GetValue(what));
            var path = result.GetValue(to) is { } file ? context.PathOf(file) : Baselines.PathFor(SuiteFolder.Of(results.Record) ?? context.Folder, results.Record.Suite);
            var baseline = Baselines.Bless(results, context.Time.GetUtcNow());
            Baselines.WriteFile(baseline, path);
            await context.Error.WriteLineAsync($"{path}: run {results.Record.Id} with {results.Record.SelectedCases} {(results.Record.SelectedCases == 1 ? "case" : "cases")} is the baseline of '{results.Record.Suite}'. Commit the file.");
            ErrorConsole.Of(context).Write(ErrorsOf(results).Concat(UntrustedOf(baseline)));
            return ExitCodes.Ok;
        });
        return command;
    }

    /// <summary>Variants ran last, and nobody said which is meant: the last is seldom the one to hold others against.</summary>
    private static void RefuseUnnamedVariant(RunRecord record, string? named)
    {
        if (named is null && record.IsLaterVariant)
        {
            throw new EvalKitException(
                FaultKind.Usage,
                $"The latest run is a variant of '{record.Suite}' ({record.Name}), not its first. `evalkit bless {record.Suite}` takes the first; `evalkit bless {record.Id}` takes this one.");
        }
    }

    private static IEnumerable<SummaryLine> UntrustedOf(Baseline baseline) => baseline.Untrusted.Select(name => new SummaryLine(
        SummaryLineKind.Warning,
        $"warning: the judge behind {TerminalText.Of(name)} could not be trusted in this run (its gates are Invalid and say why): later runs judge every answer anew instead of taking its judgements over. Mend the judge, run, bless anew"));

    /// <summary>Cases in which the baseline will have no score: errors are seldom meant to be the level that later runs are held against. Of what one judge says, one line is enough.</summary>
    private static IEnumerable<SummaryLine> ErrorsOf(RunResults results) =>
        from column in results.Columns
        let cases = results.Rows.Where((_, row) => column.Cells[row] is { Error: not null }).Select(r => r.Case.Id).Distinct(StringComparer.Ordinal).Count()
        where cases > 0
        group (column.Info.Name, Cases: cases) by column.Info.ScorerFingerprint into ofScorer
        let first = ofScorer.First()
        select new SummaryLine(SummaryLineKind.Warning, FormattableString.Invariant(
            $"warning: {TerminalText.Of(first.Name)} has no score in {first.Cases} of {results.Record.SelectedCases} cases, which ended in errors: no drop can be seen there. `evalkit run <suite file> --retry-errors {results.Record.Id}` tries them again; then bless anew"));

    /// <summary>A suite's latest complete run, of variants side by side the first; where it has only partial ones the latest of those, so that the refusal names it; else what the reference names.</summary>
    private static async Task<string> FindAsync(SqliteRunStore store, string what, CancellationToken cancellationToken)
    {
        var ofSuite = await store.ListRunsAsync(new RunQuery { Suite = what, State = RunState.Completed, Limit = RunQuery.MaxLimit }, cancellationToken);
        var run = ofSuite.FirstOrDefault(r => !r.Partial && !r.IsLaterVariant) ?? (ofSuite.Count > 0 ? ofSuite[0] : null);
        if (run is not null)
        {
            return run.Id;
        }

        try
        {
            return await RunReferences.ResolveAsync(store, what, cancellationToken);
        }
        catch (EvalKitException fault) when (fault.Kind == FaultKind.Usage)
        {
            throw new EvalKitException(FaultKind.Usage, $"No completed run of a suite named '{what}'. {fault.Message}", fault);
        }
    }
}
