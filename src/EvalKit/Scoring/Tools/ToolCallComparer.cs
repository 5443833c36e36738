using EvalKit.Datasets;

namespace EvalKit.Scoring;

/// <summary>Holds the calls of a trial beside those that its case expects.</summary>
internal sealed class ToolCallComparer
{
    private readonly string _scorer;
    private readonly ToolCallOptions _options;
    private readonly ToolSet? _tools;

    /// <exception cref="EvalKitException">The options do not go together, or the tools cannot be read.</exception>
    public ToolCallComparer(string scorer, ToolCallOptions options)
    {
        options.Check(scorer);
        _scorer = scorer;
        _options = options;
        _tools = options.Tools is { } tools ? ToolSet.Read(tools, UsesSchemas, $"Scorer '{scorer}', option 'tools'") : null;
    }

    public IReadOnlyList<string> Needs =>
        [Scoring.Needs.Output, .. _options.ToolsInput is { } input ? [Scoring.Needs.Inputs + input] : (string[])[], Scoring.Needs.Expectations + ExpectedToolCallReader.Field];

    private bool UsesSchemas => _options.Arguments == ToolArguments.Schema;

    /// <summary>Compares; the error says what cannot be read.</summary>
    public (ToolCallComparison? Comparison, string? Error) Compare(ScoreArguments args)
    {
        var evalCase = args.Case!;
        ToolSet tools;
        try
        {
            tools = _tools ?? OfCase(evalCase);
        }
        catch (EvalKitException fault)
        {
            return (null, fault.Message);
        }

        if (ExpectedToolCallReader.Read(evalCase.Expectations[ExpectedToolCallReader.Field], _options, tools) is not { } expected)
        {
            return (null, $"The expectation '{ExpectedToolCallReader.Field}' of case {evalCase.Id} cannot be read: expected a list of calls, each {{\"name\": …, \"arguments\": {{…}}}} "
                + "or {\"<name>\": {\"<argument>\": [allowed values]}}, or an empty list where no call is right. Mend the case.");
        }

        var made = MadeToolCalls.Of(args.Trial.Output!, out var unread);
        return unread is null
            ? (new ToolCallComparison([.. expected.Where(e => !_options.IgnoreTools.Contains(e.Name))], [.. made.Where(m => !_options.IgnoreTools.Contains(m.Name))]), null)
            : (null, unread);
    }

    private ToolSet OfCase(EvalCase evalCase) => _options.ToolsInput is { } input && FieldPath.TryFind(evalCase.Inputs, input, out var value, out _)
        ? ToolSet.Read(value, UsesSchemas, $"Scorer '{_scorer}', input '{input}' of case {evalCase.Id}")
        : ToolSet.Empty;
}
