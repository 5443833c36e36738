using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace EvalKit.Testing;

/// <summary>Turns what a test method returns into the output of a trial.</summary>
public static class OutputReader
{
    /// <summary>Checks that a method returns something to score.</summary>
    /// <param name="method">The test method.</param>
    /// <exception cref="EvalKitException">It returns nothing.</exception>
    public static void CheckReturnType(MethodInfo method)
    {
        if (method.ReturnType == typeof(void) || method.ReturnType == typeof(Task) || method.ReturnType == typeof(ValueTask))
        {
            throw new EvalKitException(
                FaultKind.Usage,
                $"{method.ReflectedType?.Name}.{method.Name} returns nothing to score: return what the app answered, as a text, an AppOutput or any value that JSON can hold, "
                + "or a task of one. For assertions alone use [Theory, EvalDataset(…)].");
        }
    }

    /// <summary>Awaits what a method returned and makes an output of it.</summary>
    /// <param name="returned">A value, a task or a value task of one.</param>
    public static async Task<AppOutput> ReadAsync(object? returned)
    {
        if (returned is not null && returned.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(ValueTask<>))
        {
            returned = type.GetMethod(nameof(ValueTask<int>.AsTask))!.Invoke(returned, null);
        }

        if (returned is not Task task)
        {
            return OutputOf(returned);
        }

        await task.ConfigureAwait(false);
        return OutputOf(task.GetType().GetProperty(nameof(Task<int>.Result))?.GetValue(task));
    }

    private static AppOutput OutputOf(object? value) => value switch
    {
        null => new AppOutput(default(JsonNode)),
        AppOutput output => output,
        string text => AppOutput.FromText(text),
        JsonElement json => new AppOutput(json),
        JsonNode json => new AppOutput(json),
        ChatResponse response => AppOutput.FromText(response.Text) with { Usage = UsageOf(response.Usage) },
        _ => new AppOutput(JsonSerializer.SerializeToElement(value, value.GetType())),
    };

    private static TokenUsage? UsageOf(UsageDetails? usage) => usage is null ? null : new TokenUsage(usage.InputTokenCount, usage.OutputTokenCount);
}
