using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using EvalKit.Chat;
using Microsoft.Extensions.AI;

namespace EvalKit.Providers;

/// <summary>
/// Asks again without an option that the model refuses, and from then on without it: some models take no temperature, others no schema, and a judge that has one could
/// not ask them at all. The reply tells what was not sent, as its additional property <c>evalkit.not_sent</c>. Thread-safe.
/// </summary>
internal sealed class TakenOptionsChatClient(IChatClient inner) : DelegatingChatClient(inner)
{
    private const int BadRequest = 400;
    private const string NotSentName = "evalkit.not_sent";

    private ImmutableHashSet<string> _refused = [];

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            var request = RefusedOptions.Without(messages, options, _refused);
            try
            {
                var response = await base.GetResponseAsync(request.Messages, request.Options, cancellationToken).ConfigureAwait(false);
                if (request.NotSent.Count > 0)
                {
                    (response.AdditionalProperties ??= [])[NotSentName] = request.NotSent;
                }

                return response;
            }
            catch (ChatProviderException refusal) when (Learn(refusal, request.Options))
            {
                // Each time one option less is sent, so this ends.
            }
        }
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (true)
        {
            var request = RefusedOptions.Without(messages, options, _refused);
            var updates = base.GetStreamingResponseAsync(request.Messages, request.Options, cancellationToken).GetAsyncEnumerator(cancellationToken);
            await using (updates.ConfigureAwait(false))
            {
                bool isThere;
                try
                {
                    isThere = await updates.MoveNextAsync().ConfigureAwait(false);
                }
                catch (ChatProviderException refusal) when (Learn(refusal, request.Options))
                {
                    continue;
                }

                while (isThere)
                {
                    yield return updates.Current;
                    isThere = await updates.MoveNextAsync().ConfigureAwait(false);
                }
            }

            yield break;
        }
    }

    private bool Learn(ChatProviderException refusal, ChatOptions? sent) =>
        refusal.Status == BadRequest && RefusedOptions.NamedIn(refusal.Message, sent) is { } name && Add(name);

    private bool Add(string name)
    {
        ImmutableInterlocked.Update(ref _refused, refused => refused.Add(name));
        return true;
    }
}
