using EvalKit.Datasets;
using EvalKit.Settings;
using EvalKit.Sqlite;
using EvalKit.Tracing;
using EvalKit.Tracing.Import;

namespace EvalKit.Cli.FromTraces;

/// <summary>Cases made of traces. Their plain columns are facts to choose by, and are not written.</summary>
/// <param name="Cases">The cases, in the order of the run or the file.</param>
/// <param name="Unreadable">Traces that do not say what was asked.</param>
internal sealed record TracedCases(IReadOnlyList<EvalCase> Cases, int Unreadable)
{
    private const string TraceTag = "trace_id";

    /// <summary>Reads a file where there is one of that name, else a stored run.</summary>
    /// <param name="source">The file or the run.</param>
    /// <param name="byConversation">Whether the traces of one conversation make one case.</param>
    /// <param name="settings">Where the store is.</param>
    /// <param name="context">Where files are.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static async Task<TracedCases> ReadAsync(string source, bool byConversation, SettingValues settings, CliContext context, CancellationToken cancellationToken)
    {
        if (File.Exists(context.PathOf(source)))
        {
            var traces = TraceFile.Read(context.PathOf(source));
            var cases = traces.Select(CaseOf).OfType<TracedCase>().ToList();
            return Of(cases, byConversation, traces.Count - cases.Count);
        }

        if (source.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || source.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase))
        {
            throw new EvalKitException(FaultKind.Usage, $"Found no file {context.PathOf(source)}. Name a file of traces, or a stored run.");
        }

        await using var store = await Stores.OpenAsync(settings, context, cancellationToken);
        return Of(await OfRunAsync(store, source, cancellationToken), byConversation, unreadable: 0);
    }

    private static TracedCases Of(IReadOnlyList<TracedCase> cases, bool byConversation, int unreadable) =>
        new([.. (byConversation ? TracedCase.Joined(cases) : cases).Select(c => c.Case)], unreadable);

    private static TracedCase? CaseOf(TraceRecord trace) => TraceExchange.Of(trace) is { } exchange
        ? new TracedCase(trace, EvalCases.Create(exchange.Inputs, tags: Tags(trace.TraceId), recordedOutput: exchange.Output) with { Columns = new CaseFields(TraceFacts.Of(trace, exchange.Output)) })
        : null;

    /// <summary>A run's cases say what was asked, and its trials what was answered; trials without a trace are no traces.</summary>
    private static async Task<IReadOnlyList<TracedCase>> OfRunAsync(SqliteRunStore store, string reference, CancellationToken cancellationToken)
    {
        var results = await Stores.LoadAsync(store, reference, cancellationToken);
        var traces = new Dictionary<string, TraceRecord>(StringComparer.Ordinal);
        await foreach (var trace in store.ReadTracesAsync(results.Record.Id, cancellationToken))
        {
            if (trace.IsOfTrial)
            {
                traces[trace.TrialId] = trace;
            }
        }

        if (traces.Count == 0)
        {
            throw new EvalKitException(
                FaultKind.Usage, $"Run {results.Record.Id} has no traces. Its app makes no spans, or its outputs are recorded ones: add UseEvalKitTracing() to the pipeline of the app's chat client, and run it again.");
        }

        var cases = results.Rows
            .Select((row, i) => (row.Case, row.Trial, Facts: results.Columns.Select(c => (c.Info.Name, c.Cells[i]?.Value))))
            .Where(r => traces.ContainsKey(r.Trial.TraceId))
            .Select(r => new TracedCase(traces[r.Trial.TraceId], EvalCases.Create(r.Case.Inputs, r.Case.Expectations, tags: Tags(r.Trial.TraceId, r.Case.Tags), split: r.Case.Split, recordedOutput: Recorded(r.Trial)) with
            {
                Columns = new CaseFields([.. TraceFacts.Of(traces[r.Trial.TraceId], r.Trial.Output), .. TraceFacts.Of(r.Case.Id, r.Trial, r.Facts)]),
            }));
        return [.. cases];
    }

    private static AppOutput? Recorded(Trial trial) => trial.Output is { } output ? output with { RecordedLatency = output.RecordedLatency ?? trial.Latency } : null;

    private static Dictionary<string, string> Tags(string traceId, IReadOnlyDictionary<string, string>? tags = null) =>
        new(tags ?? new Dictionary<string, string>(), StringComparer.Ordinal) { [TraceTag] = traceId };
}
