using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace EvalKit.Chat.Tools;

/// <summary>A function whose calls inside of trials are answered by recordings, or recorded. Elsewhere it is the function itself. Thread-safe as the function is.</summary>
internal sealed class RecordedFunction(AIFunction inner, ToolRecordingOptions options) : DelegatingAIFunction(inner)
{
    protected override async ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken)
    {
        if (CurrentTrial.Value is not { Recordings.IsOff: false } trial)
        {
            return await base.InvokeCoreAsync(arguments, cancellationToken).ConfigureAwait(false);
        }

        var result = await trial.AnswerAsync(
            "tool:/" + Name,
            ArgumentsOf(arguments),
            options,
            async token => new ToolAnswer(NodeOf(await base.InvokeCoreAsync(arguments, token).ConfigureAwait(false))),
            cancellationToken).ConfigureAwait(false);

        // What functions made of methods return, those without a result included, so that recorded and live results reach the model alike.
        return result is null && ReturnJsonSchema is null ? null : JsonSerializer.SerializeToElement(result);
    }

    private JsonObject ArgumentsOf(AIFunctionArguments arguments)
    {
        var named = new JsonObject();
        foreach (var (name, value) in arguments)
        {
            named[name] = JsonSerializer.SerializeToNode(value, JsonSerializerOptions);
        }

        return named;
    }

    private JsonNode? NodeOf(object? result) => result is AIContent or IEnumerable<AIContent>
        ? throw new NotSupportedException($"The tool '{Name}' returns {result.GetType().Name}, which cannot be recorded. Expected a text or a value that JSON can hold; leave out Recorded() for this tool.")
        : JsonSerializer.SerializeToNode(result, JsonSerializerOptions);
}
