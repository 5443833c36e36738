using System.Text.Json;

namespace EvalKit.Scoring;

/// <summary>Says whether the arguments of a call are right.</summary>
internal interface IArgumentRule
{
    /// <summary>What is wrong with the arguments, an object; null when nothing is.</summary>
    string? Fault(JsonElement arguments);
}
