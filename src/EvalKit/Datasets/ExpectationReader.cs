using System.Text.Json;

namespace EvalKit.Datasets;

/// <summary>Reads expectations: which columns hold them by convention, and lists that are written inside a cell.</summary>
internal static class ExpectationReader
{
    /// <summary>The expectations of a row by their conventional names, and the members of a nested <c>expectations</c> object.</summary>
    public static IEnumerable<KeyValuePair<string, JsonElement>> ByConvention(RowRoles roles)
    {
        foreach (var (column, _) in roles.Row.Columns)
        {
            if (ColumnNames.ExpectationOf(column) is { } name)
            {
                yield return KeyValuePair.Create(name, roles.Find(column)!.Value);
            }
        }

        if (roles.Row.Columns.TryGetValue(ColumnNames.Expectations, out var nested))
        {
            if (nested.ValueKind != JsonValueKind.Object)
            {
                throw DatasetFault.At(
                    roles.Row.Location, "the column 'expectations' must be a JSON object. Use one column for each expectation: expected_response, expectations.<name>, …");
            }

            roles.Find(ColumnNames.Expectations);
            foreach (var member in nested.EnumerateObject())
            {
                yield return KeyValuePair.Create(member.Name, member.Value);
            }
        }
    }

    /// <summary>Whether the case has no such expectation: JSON null, or an empty CSV cell (an expected empty answer is written <c>[""]</c>).</summary>
    public static bool IsAbsent(JsonElement cell, DatasetRow row) =>
        cell.ValueKind == JsonValueKind.Null || (row.IsText && cell.GetString()!.Length == 0);

    /// <summary>The value of an expectation: split at its separator, or parsed where a list field holds a JSON array.</summary>
    public static JsonElement Value(string name, JsonElement cell, DatasetRow row, string? separator)
    {
        if (separator is not null && cell.ValueKind == JsonValueKind.String)
        {
            return JsonSerializer.SerializeToElement(cell.GetString()!.Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        }

        return row.IsText && ColumnNames.KnownExpectations.Contains(name) && IsList(name, cell, out var list) ? list : cell;
    }

    private static bool IsList(string name, JsonElement cell, out JsonElement list) =>
        JsonCell.TryParse(cell, out list)
        && list.ValueKind == JsonValueKind.Array
        && (name != ExpectedResponses.Field || list.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String));
}
