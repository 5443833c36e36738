namespace EvalKit.Testing;

/// <summary>Compares column names with parameter names: <c>expected_response</c>, <c>expectedResponse</c> and <c>Expected Response</c> are one name.</summary>
internal static class FieldNames
{
    /// <summary>The field that a parameter means: the one of exactly its name, else the one that differs in case and separators only; null when there is none.</summary>
    public static string? Find(IEnumerable<string> fields, string parameter)
    {
        string? alike = null;
        foreach (var field in fields)
        {
            if (field == parameter)
            {
                return field;
            }

            alike ??= Letters(field).Equals(Letters(parameter), StringComparison.OrdinalIgnoreCase) ? field : null;
        }

        return alike;
    }

    private static string Letters(string name) => string.Concat(name.Where(char.IsLetterOrDigit));
}
