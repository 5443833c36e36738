using EvalKit.Chat;
using EvalKit.Providers;
using Microsoft.Extensions.AI;

namespace ScriptedChatSample;

/// <summary>The model of a sample: its script, or a real one where <c>SAMPLE_MODEL</c> names it, such as <c>openai:/gpt-4.1-mini</c>.</summary>
public static class SampleModel
{
    public const string Variable = "SAMPLE_MODEL";

    public static IChatClient Create(Func<IReadOnlyList<ChatMessage>, ChatMessage> script) =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } model ? ProviderModels.Create().Create(ModelUri.Parse(model)) : new ScriptedChatClient(script);
}
