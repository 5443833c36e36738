using System.Globalization;
using EvalKit.Judging;

namespace EvalKit.Cli;

/// <summary>How a judge reads traces: the tools that it gives its model, and their bounds.</summary>
internal static class JudgeTraceLines
{
    /// <summary>The lines; none for a judge that reads no trace.</summary>
    public static IEnumerable<string> Of(JudgeFile judge)
    {
        if (!judge.ReadsTrace)
        {
            yield break;
        }

        var trace = judge.Trace;
        yield return trace.View switch
        {
            TraceView.Digest => $"reads the trace of a trial as a digest of at most {Text(trace.Characters)} characters, in one call",
            TraceView.Tools => "reads the trace of a trial by tools:",
            _ => $"reads the trace of a trial at once where it has at most {Text(trace.ReplyCharacters)} characters, else by tools:",
        };
        if (trace.View == TraceView.Digest)
        {
            yield break;
        }

        foreach (var tool in TraceReading.Tools)
        {
            yield return $"  {tool.Name}: {tool.Description}";
        }

        yield return $"at most {Text(trace.Calls)} calls of the model for a verdict, {Text(trace.ReplyCharacters)} characters a reply, {Text(trace.Characters)} in all";
    }

    private static string Text(int number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
