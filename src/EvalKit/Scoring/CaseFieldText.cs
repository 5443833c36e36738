using EvalKit.Datasets;

namespace EvalKit.Scoring;

/// <summary>Reads the text of a case's field by the path that a scorer's option names: <c>columns.draft</c>, <c>expectations.expected_response</c>, <c>inputs.question</c>.</summary>
internal static class CaseFieldText
{
    private static readonly string[] Roots = [Needs.Columns, Needs.Expectations, Needs.Inputs];

    /// <summary>Whether a path leads into the fields of a case.</summary>
    public static bool IsPath(string path) => Roots.Any(r => path.StartsWith(r, StringComparison.Ordinal) && path.Length > r.Length);

    /// <summary>The text; null where the case lacks the field or it is empty.</summary>
    /// <param name="evalCase">The case.</param>
    /// <param name="path">A path that <see cref="IsPath"/> accepts.</param>
    public static string? Of(EvalCase evalCase, string path)
    {
        var root = Roots.First(r => path.StartsWith(r, StringComparison.Ordinal));
        var fields = root switch
        {
            Needs.Columns => evalCase.Columns,
            Needs.Expectations => evalCase.Expectations,
            _ => evalCase.Inputs,
        };
        return FieldPath.Text(fields, path[root.Length..]) is { Length: > 0 } text ? text : null;
    }
}
