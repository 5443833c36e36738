using EvalKit.Reporting.Cases;
using EvalKit.Runs;

namespace EvalKit.Reporting;

/// <summary>The traces that the pages of a run's cases show, read before its store is closed: as many as fit, those of cases that need attention first. Immutable.</summary>
public sealed class CaseTraces
{
    /// <summary>A hundred megabytes or so; a run has more only if its traces are long and its cases many.</summary>
    private const int MostSpans = 50_000;

    private readonly Dictionary<string, IReadOnlyList<TraceRecord>> _ofTrial;

    private CaseTraces(Dictionary<string, IReadOnlyList<TraceRecord>> ofTrial, bool isCut)
    {
        _ofTrial = ofTrial;
        IsCut = isCut;
    }

    /// <summary>No traces.</summary>
    public static CaseTraces None { get; } = new([], isCut: false);

    /// <summary>Whether there may be more in the store.</summary>
    internal bool IsCut { get; }

    /// <summary>The traces of a trial, its own and those of its judges; null where none were read.</summary>
    internal IReadOnlyList<TraceRecord>? Of(string trialId) => _ofTrial.GetValueOrDefault(trialId);

    /// <summary>Reads the traces of a run.</summary>
    /// <param name="store">The store.</param>
    /// <param name="run">The run.</param>
    /// <param name="cancellationToken">Cancels reading.</param>
    /// <exception cref="EvalKitException">The store has no such run.</exception>
    public static async Task<CaseTraces> ReadAsync(IRunStore store, EvalRun run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(run);
        if (!await store.ReadTracesAsync(run.Id, cancellationToken).AnyAsync(cancellationToken).ConfigureAwait(false))
        {
            return None;
        }

        var (found, left) = (new Dictionary<string, IReadOnlyList<TraceRecord>>(StringComparer.Ordinal), MostSpans);
        foreach (var row in ReportCases.AttentionFirst(ReportCases.Read(run)).SelectMany(c => Enumerable.Range(c.FirstRow, c.RowCount)))
        {
            if (left <= 0)
            {
                return new CaseTraces(found, isCut: true);
            }

            var trialId = run.Results.Rows[row].Trial.TraceId;
            var traces = await store.FindTracesAsync(run.Id, trialId, cancellationToken).ConfigureAwait(false);
            found.Add(trialId, traces);
            left -= traces.Sum(t => t.Spans.Count);
        }

        return new CaseTraces(found, isCut: false);
    }
}
