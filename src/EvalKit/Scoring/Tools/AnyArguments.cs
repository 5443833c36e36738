using System.Text.Json;

namespace EvalKit.Scoring;

/// <summary>Any arguments are right.</summary>
internal sealed class AnyArguments : IArgumentRule
{
    public static readonly AnyArguments Instance = new();

    public string? Fault(JsonElement arguments) => null;
}
