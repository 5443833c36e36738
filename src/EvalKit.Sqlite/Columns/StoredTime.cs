namespace EvalKit.Sqlite.Columns;

/// <summary>Times as counts of 100 ns since 1970-01-01 UTC: nothing that .NET can tell is lost.</summary>
internal static class StoredTime
{
    public static long Of(DateTimeOffset time) => time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks;

    public static DateTimeOffset Read(long stored) => new(stored + DateTimeOffset.UnixEpoch.Ticks, TimeSpan.Zero);
}
