using System.Text.Json;

namespace EvalKit.Scoring;

/// <summary>The arguments are equal to the expected ones, as JSON.</summary>
internal sealed class ExactArguments(JsonElement expected) : IArgumentRule
{
    public string? Fault(JsonElement arguments)
    {
        foreach (var argument in expected.EnumerateObject())
        {
            if (!arguments.TryGetProperty(argument.Name, out var value))
            {
                return $"argument '{argument.Name}' is missing";
            }

            if (!JsonElement.DeepEquals(value, argument.Value))
            {
                return $"argument '{argument.Name}' is {Quote.Of(value.GetRawText())}, expected {Quote.Of(argument.Value.GetRawText())}";
            }
        }

        foreach (var argument in arguments.EnumerateObject())
        {
            if (!expected.TryGetProperty(argument.Name, out _))
            {
                return $"argument '{argument.Name}' is not expected";
            }
        }

        return null;
    }
}
