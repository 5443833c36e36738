namespace EvalKit.Runs;

/// <summary>The order of runs in a list: newest first; runs that began together are ordered by id.</summary>
internal sealed class RunOrder : IComparer<RunRecord>
{
    public static RunOrder NewestFirst { get; } = new();

    public int Compare(RunRecord? x, RunRecord? y)
    {
        var byStart = y!.StartedAt.CompareTo(x!.StartedAt);
        return byStart != 0 ? byStart : string.CompareOrdinal(y.Id, x.Id);
    }
}
