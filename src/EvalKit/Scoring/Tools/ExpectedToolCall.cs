namespace EvalKit.Scoring;

/// <summary>A call that is expected.</summary>
/// <param name="Name">The tool's name.</param>
/// <param name="Arguments">When its arguments are right.</param>
/// <param name="DotsAreUnderscores">Whether a model may write the dots of the name as underscores, as models whose tool names have no dots must.</param>
internal sealed record ExpectedToolCall(string Name, IArgumentRule Arguments, bool DotsAreUnderscores = false)
{
    /// <summary>Whether the call is of this tool.</summary>
    public bool IsNamed(string name) =>
        string.Equals(Name, name, StringComparison.Ordinal) || (DotsAreUnderscores && string.Equals(Name.Replace('.', '_'), name, StringComparison.Ordinal));

    /// <summary>What is wrong with a call of the tool; null when it is the expected one.</summary>
    public string? Fault(ToolCall call) => Arguments is AnyArguments ? null : call.Fault ?? Arguments.Fault(call.Arguments);

    public bool IsMetBy(ToolCall call) => IsNamed(call.Name) && Fault(call) is null;
}
