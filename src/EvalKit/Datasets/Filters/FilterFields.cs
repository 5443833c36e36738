namespace EvalKit.Datasets.Filters;

/// <summary>Finds the value of a field of a case by the names of the filter language.</summary>
internal static class FilterFields
{
    private const string Tags = "tags.";
    private const string Inputs = "inputs.";
    private const string Expectations = "expectations.";
    private const string Columns = "columns.";

    public static FilterValue Find(EvalCase evalCase, string path)
    {
        switch (path)
        {
            case ColumnNames.Id:
                return FilterValue.Of(evalCase.Id);
            case ColumnNames.Split:
                return FilterValue.Of(evalCase.Split);
            case var _ when Rest(path, Tags) is { } tag:
                return FilterValue.Of(evalCase.Tags.GetValueOrDefault(tag));
            case var _ when Rest(path, Inputs) is { } input:
                return In(evalCase.Inputs, input) ?? FilterValue.Null;
            case var _ when Rest(path, Expectations) is { } expectation:
                return In(evalCase.Expectations, expectation) ?? FilterValue.Null;
            case var _ when Rest(path, Columns) is { } column:
                return In(evalCase.Columns, column) ?? FilterValue.Null;
            default:
                return In(evalCase.Columns, path) ?? In(evalCase.Inputs, path) ?? In(evalCase.Expectations, path) ?? FilterValue.Of(evalCase.Tags.GetValueOrDefault(path));
        }
    }

    private static string? Rest(string path, string prefix) => path.StartsWith(prefix, StringComparison.Ordinal) ? path[prefix.Length..] : null;

    private static FilterValue? In(CaseFields fields, string path) => FieldPath.TryFind(fields, path, out var value, out _) ? FilterValue.Of(value) : null;
}
