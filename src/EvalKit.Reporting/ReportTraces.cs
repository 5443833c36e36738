using EvalKit.Chat.Prices;
using EvalKit.Reporting.Cases;
using EvalKit.Reporting.Html;
using EvalKit.Reporting.Traces;
using EvalKit.Runs;

namespace EvalKit.Reporting;

/// <summary>
/// The traces of a run's trials as a page holds them: packed while they are read, so that a run of many does not fill the memory. Cases that need attention come first.
/// Immutable.
/// </summary>
public sealed class ReportTraces
{
    private const int ChunkBytes = 1_000_000;
    private const int ChunkLength = 100;

    private readonly Dictionary<string, int?> _numbers;

    private ReportTraces(Dictionary<string, int?> numbers, IReadOnlyList<TraceChunk> chunks, bool isCut)
    {
        _numbers = numbers;
        Chunks = chunks;
        IsCut = isCut;
    }

    /// <summary>No traces.</summary>
    public static ReportTraces None { get; } = new([], [], isCut: false);

    /// <summary>The traces in chunks that the page opens one at a time.</summary>
    internal IReadOnlyList<TraceChunk> Chunks { get; }

    /// <summary>Whether there may be more in the store.</summary>
    internal bool IsCut { get; }

    /// <summary>The place of a trial's traces over all chunks, from 0; null where it has none. A place behind the last chunk is that of traces that were left out.</summary>
    /// <param name="trialId">The trial's own trace id.</param>
    internal int? NumberOf(string trialId) => this == None ? null : _numbers.GetValueOrDefault(trialId, int.MaxValue);

    /// <summary>Reads the traces of a run from its store, as many as a page can hold.</summary>
    /// <param name="store">The store.</param>
    /// <param name="run">The run.</param>
    /// <param name="prices">What models cost, for spans that do not tell it; null for the list prices that EvalKit brings.</param>
    /// <param name="cancellationToken">Cancels reading.</param>
    /// <exception cref="EvalKitException">The store has no such run.</exception>
    public static async Task<ReportTraces> ReadAsync(IRunStore store, EvalRun run, PriceTable? prices = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(run);
        return await store.ReadTracesAsync(run.Id, cancellationToken).AnyAsync(cancellationToken).ConfigureAwait(false)
            ? await ReadAsync(run, trialId => store.FindTracesAsync(run.Id, trialId, cancellationToken), prices, HtmlReportOptions.DefaultDetailBudget).ConfigureAwait(false)
            : None;
    }

    /// <param name="run">The run.</param>
    /// <param name="find">Finds the traces of a trial.</param>
    /// <param name="prices">What models cost; null for EvalKit's own list.</param>
    /// <param name="budget">How many characters of the page they may take; reading ends where it is used up.</param>
    internal static async Task<ReportTraces> ReadAsync(EvalRun run, Func<string, Task<IReadOnlyList<TraceRecord>>> find, PriceTable? prices, int budget)
    {
        var json = new TraceJson(prices ?? PriceTable.Default);
        var numbers = new Dictionary<string, int?>(StringComparer.Ordinal);
        var chunks = new List<TraceChunk>();
        var pending = new List<byte[]>();
        var count = 0;
        foreach (var row in ReportCases.AttentionFirst(ReportCases.Read(run)).SelectMany(c => Enumerable.Range(c.FirstRow, c.RowCount)))
        {
            var trialId = run.Results.Rows[row].Trial.TraceId;
            if (await find(trialId).ConfigureAwait(false) is not { Count: > 0 } traces)
            {
                numbers[trialId] = null;
                continue;
            }

            numbers[trialId] = count++;
            pending.Add(json.Of(traces, [.. run.Results.Columns.Select(c => c.Cells[row]).OfType<Feedback>()]));
            if (pending.Count == ChunkLength || pending.Sum(p => p.Length) >= ChunkBytes)
            {
                chunks.Add(new TraceChunk(Payload.OfArray(pending), pending.Count));
                pending.Clear();
                budget -= chunks[^1].Payload.Text.Length;
                if (budget <= 0)
                {
                    break;
                }
            }
        }

        if (pending.Count > 0)
        {
            chunks.Add(new TraceChunk(Payload.OfArray(pending), pending.Count));
        }

        return chunks.Count == 0 ? None : new ReportTraces(numbers, chunks, isCut: numbers.Count < run.Results.Rows.Count);
    }
}
