using EvalKit.Chat;
using EvalKit.Tests.Judging;
using Microsoft.Extensions.AI;

namespace EvalKit.Tests.Running;

/// <summary>An app that makes one paid, traced call an attempt and then does what a test says. A call costs <see cref="Price"/>.</summary>
internal sealed class PaidAttempts : IDisposable
{
    public const decimal Price = 0.28m;

    // At the list price of $1.60 for a million tokens.
    private const int Tokens = 175_000;

    private readonly ScriptedChatClient _model;
    private readonly IChatClient _client;
    private readonly Func<int, Task> _then;

    /// <param name="then">What the app does after its call, which is numbered from 1; it may throw.</param>
    public PaidAttempts(Func<int, Task> then)
        : this(then, () => new ChatResponse(new ChatMessage(ChatRole.Assistant, "1")) { ModelId = "gpt-4.1-mini", Usage = new UsageDetails { InputTokenCount = 0, OutputTokenCount = Tokens } })
    {
    }

    /// <param name="then">What the app does after its call.</param>
    /// <param name="reply">What the model does when it is called.</param>
    public PaidAttempts(Func<int, Task> then, Func<ChatResponse> reply)
    {
        _then = then;
        _model = new ScriptedChatClient(reply) { ProviderName = "openai" };
        _client = _model.AsBuilder().UseEvalKitTracing().Build();
    }

    /// <summary>How often the model was called.</summary>
    public int Calls => _model.Asked.Count;

    public EvalSuite Suite(Numbers numbers, int retries = 0)
    {
        var suite = numbers.Suite();
        suite.App = AnswerAsync;
        suite.Run = suite.Run with { Retries = retries };
        return suite;
    }

    public void Dispose() => _client.Dispose();

    private async Task<AppOutput> AnswerAsync(EvalCase evalCase, CancellationToken cancellationToken)
    {
        var reply = await _client.GetResponseAsync(evalCase.Inputs.Text("question")!, cancellationToken: cancellationToken);
        await _then(Calls);
        return reply.Text;
    }
}
