using System.Text.Json;

namespace EvalKit.Scoring;

/// <summary>
/// Each argument is one of those that are allowed for it, by the rules of the Berkeley Function Calling Leaderboard: the empty text among the allowed values says
/// that the argument may be left out.
/// </summary>
/// <param name="allowed">The allowed values of each argument.</param>
/// <param name="tool">The tool; null when its definition is not known.</param>
/// <param name="language">The language of the arguments.</param>
internal sealed class AllowedArguments(JsonElement allowed, ToolDefinition? tool, ToolLanguage language) : IArgumentRule
{
    public string? Fault(JsonElement arguments)
    {
        if (tool?.Required.FirstOrDefault(r => !arguments.TryGetProperty(r, out _)) is { } required)
        {
            return $"argument '{required}' is missing, which the tool requires";
        }

        foreach (var argument in arguments.EnumerateObject())
        {
            if (!allowed.TryGetProperty(argument.Name, out var values))
            {
                return $"argument '{argument.Name}' is not expected";
            }

            if (!IsOpen(values) && !AllowedValues.Allow(AllowedValues.Of(values), argument.Value, tool?.TypeOf(argument.Name) ?? ArgumentType.Unknown, language))
            {
                return $"argument '{argument.Name}' is {Quote.Of(argument.Value.GetRawText())}, allowed {Quote.Of(values.GetRawText())}";
            }
        }

        foreach (var argument in allowed.EnumerateObject())
        {
            if (!IsOpen(argument.Value) && !arguments.TryGetProperty(argument.Name, out _) && !AllowedValues.Of(argument.Value).Any(AllowedValues.IsAbsence))
            {
                return $"argument '{argument.Name}' is missing";
            }
        }

        return null;
    }

    /// <summary>An empty list names no value, so that any will do.</summary>
    private static bool IsOpen(JsonElement values) => values.ValueKind == JsonValueKind.Array && values.GetArrayLength() == 0;
}
