using EvalKit.Chat;
using EvalKit.TestUtils;
using Microsoft.Extensions.AI;
using static EvalKit.Tests.Judging.TraceJudges.TracesToRead;

namespace EvalKit.Tests.Judging.TraceJudges;

/// <summary>Models that read a trace as far as they may by tools, one call a step, and then give the verdict that a rule makes of all that they were told. Counts how often they are asked.</summary>
internal sealed class ReadingModels(Func<string, string> replyOf) : IChatModels
{
    private int _asked;

    public int Asked => _asked;

    /// <summary>The calls, one a step.</summary>
    public IReadOnlyList<(string Name, string Arguments)> Steps { get; init; } = [("search_spans", """{"text":"is here"}"""), ("read_span", """{"id":"s3"}""")];

    public bool Knows(ModelUri model) => true;

    public string? Missing(ModelUri model) => null;

    public IChatClient Create(ModelUri model) => new Client(this);

    private sealed class Client(ReadingModels owner) : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref owner._asked);
            var said = messages.ToList();
            var step = said.Count(m => m.Role == ChatRole.Tool);
            var told = string.Join('\n', said.Select(m => m.Text + string.Concat(m.Contents.OfType<FunctionResultContent>().Select(r => r.Result))));
            return Task.FromResult(options?.Tools is { Count: > 0 } && options.ToolMode is not NoneChatToolMode && step < owner.Steps.Count
                ? Calling(owner.Steps[step])()
                : EchoedNonce.In(ScriptedChatClient.Reply(owner.ReplyOf(told)), said));
        }

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }

    private string ReplyOf(string told) => replyOf(told);
}
