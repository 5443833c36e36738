using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace EvalKit.Judging;

/// <summary>
/// How a judge reads the trace of a trial, and how much of it: an agent's trace can be longer than any prompt, and a model that may read on and on costs without end. All of it is part
/// of the judge's fingerprint. Immutable.
/// </summary>
public sealed record TraceReading
{
    /// <summary>The calls of the model for one verdict: some seven steps of reading and the verdict.</summary>
    public const int DefaultCalls = 8;

    /// <summary>The characters of one reply of a tool, some 2,000 tokens.</summary>
    public const int DefaultReplyCharacters = 8000;

    /// <summary>The characters of all that is read for one verdict, some 10,000 tokens.</summary>
    public const int DefaultCharacters = 40_000;

    /// <summary>Changes whenever the tools, the words that a prompt has of them, or the form of a trace change.</summary>
    internal const int Revision = 1;

    /// <summary>As it is unless a judge or a suite says otherwise.</summary>
    public static TraceReading Default { get; } = new();

    /// <summary>The tools by which a model reads a trace, as they are declared to it.</summary>
    public static IReadOnlyList<AITool> Tools => TraceTools.All;

    /// <summary>How the judge sees the trace. Default: as a digest where it is short, else by tools.</summary>
    public TraceView View { get; init; }

    /// <summary>How often the model is asked for one verdict, at least 2 and at most 50; the last time it must give its verdict. A reply that cannot be read is asked for once more on top. Default: <see cref="DefaultCalls"/>.</summary>
    public int Calls { get; init; } = DefaultCalls;

    /// <summary>The longest reply of a tool in characters of the trace, from 500 to 500,000. Default: <see cref="DefaultReplyCharacters"/>.</summary>
    public int ReplyCharacters { get; init; } = DefaultReplyCharacters;

    /// <summary>What the replies of tools have together for one verdict in characters, and the longest digest; from 500 to 500,000. Default: <see cref="DefaultCharacters"/>.</summary>
    public int Characters { get; init; } = DefaultCharacters;

    /// <summary>Whether the judge is told how long each span took. Default: false, because no two runs take equally long, so that a recording of the judge would answer for one of them alone.</summary>
    public bool Durations { get; init; }

    /// <summary>As a judge's fingerprint holds it.</summary>
    internal JsonObject ToJson() => new()
    {
        ["revision"] = Revision,
        [TraceReadingReader.ViewKey] = TraceReadingReader.NameOf(View),
        [TraceReadingReader.CallsKey] = Calls,
        [TraceReadingReader.ReplyCharactersKey] = ReplyCharacters,
        [TraceReadingReader.CharactersKey] = Characters,
        [TraceReadingReader.DurationsKey] = Durations,
    };
}
