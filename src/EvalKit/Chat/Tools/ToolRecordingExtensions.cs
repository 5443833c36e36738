using Microsoft.Extensions.AI;

namespace EvalKit.Chat.Tools;

/// <summary>Records the calls of an app's tools, so that a run asks no database and no service twice, and CI none at all.</summary>
public static class ToolRecordingExtensions
{
    /// <summary>
    /// The function, whose calls inside of trials are answered by <c>recordings/&lt;suite&gt;/tools.jsonl</c> as the run's <see cref="ReplayMode"/> says: in auto a call without a recording is made and recorded,
    /// in strict the trial is skipped with a message that names the call and the command. Calls are equal where tool, version and arguments are; the n-th equal call of one trial has a recording of its own,
    /// and equal calls of several trials are made once. A call that throws is not recorded. Outside of trials, and with replay off, it is the function itself.
    /// </summary>
    /// <param name="function">The function.</param>
    /// <param name="options">How its calls are recorded; null for the defaults.</param>
    public static AIFunction Recorded(this AIFunction function, ToolRecordingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(function);
        return new RecordedFunction(function, options ?? new ToolRecordingOptions());
    }
}
