using System.Text.Json;

namespace EvalKit.Scoring;

/// <summary>What the scorers of tool calls have in common: how one call is compared with another.</summary>
public abstract record ToolCallOptions : ScorerOptions
{
    /// <summary>How arguments are compared. Default: exact.</summary>
    public ToolArguments Arguments { get; init; } = ToolArguments.Exact;

    /// <summary>The language of the arguments, where they are compared by allowed values. Default: python, which JSON agrees with.</summary>
    public ToolLanguage Language { get; init; } = ToolLanguage.Python;

    /// <summary>
    /// The tools, in the shape of OpenAI's <c>tools</c>, of MCP, or as a list of <c>{name, parameters}</c>. Schemas need them; allowed values use their types. Null
    /// for none.
    /// </summary>
    public JsonElement? Tools { get; init; }

    /// <summary>The input of a case that holds its tools, where they differ from case to case; null (the default) for none.</summary>
    public string? ToolsInput { get; init; }

    /// <summary>Tools whose calls do not count, made or expected, such as those that only read. Default: none.</summary>
    public IReadOnlyList<string> IgnoreTools { get; init; } = [];

    internal void Check(string scorer)
    {
        if (Tools is not null && ToolsInput is not null)
        {
            throw new EvalKitException(FaultKind.Usage, $"Scorer '{scorer}': the tools are given twice, as 'tools' and as 'tools_input'. Keep one of them.");
        }

        if (Arguments == ToolArguments.Schema && Tools is null && ToolsInput is null)
        {
            throw new EvalKitException(
                FaultKind.Usage, $"Scorer '{scorer}': arguments by schema need the option 'tools', the definitions of the tools, or 'tools_input', the input that holds them.");
        }
    }
}
