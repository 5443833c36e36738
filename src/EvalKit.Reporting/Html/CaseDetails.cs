using EvalKit.Reporting.Cases;

namespace EvalKit.Reporting.Html;

/// <summary>The details of the cases in chunks that the page opens one at a time, as many as the budget allows: those that need attention come first.</summary>
internal sealed class CaseDetails
{
    private const int ChunkLength = 500;
    private const int ChunkBytes = 4_000_000;

    private readonly Dictionary<ReportCase, int> _numbers = new(ReferenceEqualityComparer.Instance);
    private readonly List<SafeMarkup> _chunks = [];
    private readonly List<int> _chunkSizes = [];

    private CaseDetails()
    {
    }

    /// <summary>The encoded chunks, each an array of details.</summary>
    public IReadOnlyList<SafeMarkup> Chunks => _chunks;

    /// <summary>How many details each chunk holds.</summary>
    public IReadOnlyList<int> ChunkSizes => _chunkSizes;

    /// <summary>How many characters all chunks take.</summary>
    public int Length => _chunks.Sum(c => c.Text.Length);

    /// <summary>How many cases have details.</summary>
    public int Count => _numbers.Count;

    /// <summary>The place of a case's details over all chunks, from 0; −1 when they were left out.</summary>
    public int NumberOf(ReportCase reportCase) => _numbers.GetValueOrDefault(reportCase, -1);

    /// <param name="cases">The cases, in the order of the table.</param>
    /// <param name="json">A case's details.</param>
    /// <param name="budget">The most characters that all chunks may take.</param>
    public static CaseDetails Write(IReadOnlyList<ReportCase> cases, Func<ReportCase, byte[]> json, int budget)
    {
        var details = new CaseDetails();
        var left = budget;
        var pending = new List<(ReportCase Case, byte[] Json)>(ChunkLength);
        var pendingBytes = 0;
        foreach (var reportCase in ReportCases.AttentionFirst(cases))
        {
            pending.Add((reportCase, json(reportCase)));
            pendingBytes += pending[^1].Json.Length;
            if (pending.Count == ChunkLength || pendingBytes >= ChunkBytes)
            {
                if (!details.TryAdd(pending, ref left))
                {
                    return details;
                }

                pending.Clear();
                pendingBytes = 0;
            }
        }

        details.TryAdd(pending, ref left);
        return details;
    }

    /// <summary>Adds a chunk, or as much of its beginning as fits.</summary>
    private bool TryAdd(List<(ReportCase Case, byte[] Json)> items, ref int left)
    {
        if (items.Count == 0)
        {
            return true;
        }

        var chunk = Payload.OfArray([.. items.Select(i => i.Json)]);
        if (chunk.Text.Length > left)
        {
            var half = items.Count / 2;
            return half > 0 && TryAdd(items[..half], ref left) && TryAdd(items[half..], ref left);
        }

        left -= chunk.Text.Length;
        _chunks.Add(chunk);
        _chunkSizes.Add(items.Count);
        foreach (var (reportCase, _) in items)
        {
            _numbers.Add(reportCase, _numbers.Count);
        }

        return true;
    }
}
