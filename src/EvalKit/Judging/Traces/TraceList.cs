namespace EvalKit.Judging;

/// <summary>The spans of a trace, one a line, a page at a time.</summary>
internal static class TraceList
{
    /// <summary>The spans from a place on.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="skip">How many come before.</param>
    /// <param name="maximum">The most characters.</param>
    /// <returns>The lines, and how many spans they are.</returns>
    public static (string Text, int Count) Of(JudgedTrace trace, int skip, int maximum)
    {
        if (skip >= trace.Count)
        {
            return ("", 0);
        }

        var lines = TextPage.Fitting([.. Enumerable.Range(skip, trace.Count - skip).Select(trace.Head)], maximum);
        return (string.Join('\n', lines), lines.Count);
    }
}
