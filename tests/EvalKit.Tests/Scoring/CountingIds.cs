using System.Globalization;

namespace EvalKit.Tests.Scoring;

/// <summary>Ids that count up, so that tests can tell them.</summary>
internal sealed class CountingIds : IIdSource
{
    private int _made;

    public string NewId() => $"id-{Interlocked.Increment(ref _made).ToString(CultureInfo.InvariantCulture)}";

    public string NewTraceId() => Interlocked.Increment(ref _made).ToString("x32", CultureInfo.InvariantCulture);
}
