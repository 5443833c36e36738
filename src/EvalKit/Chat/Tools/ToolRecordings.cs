using System.Globalization;
using System.Text.Json.Nodes;
using EvalKit.Chat.Recording;
using EvalKit.Chat.Records;

namespace EvalKit.Chat.Tools;

/// <summary>
/// The recorded calls of an app's tools in one run: <c>recordings/&lt;suite&gt;/tools.jsonl</c>, in the form of the other recordings. The file is read at the first call. Equal calls of
/// several trials are made once. Thread-safe.
/// </summary>
internal sealed class ToolRecordings(RecordingOptions options)
{
    private const string FileName = "tools";
    private const string Result = "result";
    private const string Text = "text";

    private readonly Lazy<RecordingFile> _file = new(() => options.OpenFile(RecordingFile.PathFor(options.Folder, options.Suite, FileName)));
    private readonly RequestTurns _turns = new();
    private int _unrecorded;
    private string? _whyUnrecorded;

    public bool IsOff => options.Mode == ReplayMode.Off;

    /// <summary>The file; null where no tool asked for it.</summary>
    public RecordingFile? File => _file.IsValueCreated ? _file.Value : null;

    /// <summary>What a reader of the run should know of the recordings.</summary>
    public IEnumerable<string> Warnings => _whyUnrecorded is { } reason
        ? [string.Create(CultureInfo.InvariantCulture, $"{(_unrecorded == 1 ? "1 call of a tool" : _unrecorded + " calls of tools")} could not be recorded, and will be made again: {reason}")]
        : [];

    /// <summary>Answers a call by its recording, or makes it and records what it gives.</summary>
    /// <param name="call">The call.</param>
    /// <param name="callAsync">Makes it; what it gives is recorded.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="NotRecordedException">There is no recording, and the mode is strict.</exception>
    /// <exception cref="EvalKitException">The file is broken.</exception>
    public async Task<JsonNode?> AnswerAsync(ToolCall call, Func<CancellationToken, Task<ToolAnswer>> callAsync, CancellationToken cancellationToken)
    {
        var file = _file.Value;
        var key = call.Key;
        if ((options.Mode != ReplayMode.Record || file.IsOfThisSession(key)) && file.Find(key) is { } recorded)
        {
            return ResultOf(recorded);
        }

        if (options.Mode == ReplayMode.Strict)
        {
            throw new NotRecordedException(NotRecorded(call, file));
        }

        using var turn = await _turns.TakeAsync(key, cancellationToken).ConfigureAwait(false);
        if (file.IsOfThisSession(key))
        {
            return ResultOf(file.Find(key)!);
        }

        var answer = await callAsync(cancellationToken).ConfigureAwait(false);
        if (answer.IsLasting)
        {
            Record(file, LineOf(call, key, answer.Result));
        }

        return answer.Result;
    }

    /// <summary>The app has its answer; that the next run has no recording of it is told, and fails nothing.</summary>
    private void Record(RecordingFile file, RecordedRequest line)
    {
        try
        {
            file.TryRecord(line);
        }
        catch (EvalKitException fault) when (fault.Kind == FaultKind.Infrastructure)
        {
            Interlocked.Increment(ref _unrecorded);
            Interlocked.CompareExchange(ref _whyUnrecorded, fault.Message, null);
        }
    }

    private RecordedRequest LineOf(ToolCall call, string key, JsonNode? result) => new(
        key, call.Tool, (JsonObject)options.Redactor.Redact(call.ToRequest())!, (JsonObject)options.Redactor.Redact(ResponseOf(result))!, Usage: null, options.Time.GetUtcNow());

    /// <summary>A text is read best as one; each line of a recording file has it.</summary>
    private static JsonObject ResponseOf(JsonNode? result) => result is JsonValue value && value.TryGetValue(out string? text)
        ? new JsonObject { [Text] = text }
        : new JsonObject { [Text] = "", [Result] = result?.DeepClone() };

    private static JsonNode? ResultOf(RecordedRequest line) =>
        line.Response.ContainsKey(Result) ? line.Response[Result]?.DeepClone() : JsonValue.Create((string)line.Response[Text]!);

    private string NotRecorded(ToolCall call, RecordingFile file) =>
        $"No recording in {file.Path} of the call {call.Tool} {options.Redactor.Redact(call.Arguments.ToJsonString())}. "
        + $"Record what is missing: {(options.SuiteFile is { } suite ? $"`evalkit run {suite} --replay auto`, or " : "")}`EVALKIT_REPLAY=auto dotnet test`.";
}
