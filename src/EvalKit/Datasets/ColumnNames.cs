namespace EvalKit.Datasets;

/// <summary>The names that give a column its role by convention.</summary>
internal static class ColumnNames
{
    public const string Id = "id";
    public const string Inputs = "inputs";
    public const string Tags = "tags";
    public const string Split = "split";
    public const string Outputs = "outputs";
    public const string OutputsPrefix = "outputs.";
    public const string Expectations = "expectations";
    public const string ExpectationsPrefix = "expectations.";

    /// <summary>The five expectations that scorers know.</summary>
    public static IReadOnlyList<string> KnownExpectations { get; } =
        [ExpectedResponses.Field, ExpectedFacts.Field, "guidelines", "expected_retrieved_context", "expected_tool_calls"];

    /// <summary>The name of the expectation that a column holds by convention; null when it holds none.</summary>
    public static string? ExpectationOf(string column) =>
        KnownExpectations.Contains(column) ? column
        : column.StartsWith(ExpectationsPrefix, StringComparison.Ordinal) && column.Length > ExpectationsPrefix.Length ? column[ExpectationsPrefix.Length..]
        : null;

    /// <summary>Whether the column holds recorded outputs by convention.</summary>
    public static bool IsOutput(string column) => column == Outputs || column.StartsWith(OutputsPrefix, StringComparison.Ordinal);

    /// <summary>Whether the name has a role by convention, so that the column is never taken for an input.</summary>
    public static bool IsReserved(string column) =>
        column is Id or Tags or Split or Expectations || IsOutput(column) || ExpectationOf(column) is not null;
}
