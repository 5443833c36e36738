using EvalKit.Chat;
using Microsoft.Extensions.AI;

namespace EvalKit.Tests.Tracing;

/// <summary>An app of Microsoft.Extensions.AI with a tool, as users write them: its pipeline makes the spans.</summary>
internal sealed class ToolApp : IDisposable
{
    private readonly IChatClient _client;
    private readonly ChatOptions _options = new() { Tools = [AIFunctionFactory.Create((string query) => $"{query} is here", "search", "Searches.")] };

    public ToolApp(Func<ChatClientBuilder, ChatClientBuilder>? spans = null)
    {
        var builder = new ToolModel().AsBuilder().UseFunctionInvocation();
        _client = (spans ?? (b => b.UseEvalKitTracing()))(builder).Build();
    }

    public async Task<AppOutput> AnswerAsync(EvalCase evalCase, CancellationToken cancellationToken) =>
        (await _client.GetResponseAsync(evalCase.Inputs.Text("question")!, _options, cancellationToken)).Text;

    public async Task<AppOutput> StreamAsync(EvalCase evalCase, CancellationToken cancellationToken) =>
        (await _client.GetStreamingResponseAsync(evalCase.Inputs.Text("question")!, _options, cancellationToken).ToChatResponseAsync(cancellationToken)).Text;

    public void Dispose() => _client.Dispose();
}
