using System.Text.Json.Nodes;
using EvalKit.Chat.Recording;

namespace EvalKit.Chat.Tools;

/// <summary>What the tools of one attempt at a trial have to know. Thread-safe.</summary>
/// <param name="caseId">The case.</param>
/// <param name="recordings">The recordings of the run.</param>
internal sealed class OpenTrial(string caseId, ToolRecordings recordings)
{
    private readonly Dictionary<string, int> _calls = new(StringComparer.Ordinal);
    private string? _notRecorded;

    public ToolRecordings Recordings => recordings;

    /// <summary>
    /// Why the trial is to be skipped: a tool was called that has no recording. Pipelines that call functions tell the model of an exception instead of letting it through, so it is noted here.
    /// Null where there is nothing.
    /// </summary>
    public string? NotRecorded => _notRecorded;

    /// <summary>Answers a call by its recording, or makes it and records what it gives.</summary>
    /// <param name="tool">What is called.</param>
    /// <param name="arguments">All its arguments.</param>
    /// <param name="options">How it is recorded.</param>
    /// <param name="callAsync">Makes it.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="NotRecordedException">There is no recording, and the mode is strict.</exception>
    public async Task<JsonNode?> AnswerAsync(
        string tool, JsonObject arguments, ToolRecordingOptions options, Func<CancellationToken, Task<ToolAnswer>> callAsync, CancellationToken cancellationToken)
    {
        var call = new ToolCall(tool, options.Key is { } key ? key(arguments) : arguments, options.Version);
        call = call with { Occurrence = CountCall(call.Key) };
        try
        {
            return await recordings.AnswerAsync(
                call,
                options.Sanitize is { } sanitize ? async token => Sanitized(await callAsync(token).ConfigureAwait(false), sanitize) : callAsync,
                cancellationToken).ConfigureAwait(false);
        }
        catch (NotRecordedException exception)
        {
            Interlocked.CompareExchange(ref _notRecorded, exception.MessageFor(caseId), null);
            throw;
        }
    }

    private static ToolAnswer Sanitized(ToolAnswer answer, Func<JsonNode?, JsonNode?> sanitize) => answer with { Result = sanitize(answer.Result) };

    /// <summary>How often the same was called before in this attempt: what it finds may have changed since.</summary>
    private int CountCall(string call)
    {
        lock (_calls)
        {
            var before = _calls.GetValueOrDefault(call);
            _calls[call] = before + 1;
            return before;
        }
    }
}
