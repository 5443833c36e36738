using System.Text.Json;
using EvalKit.Datasets;

namespace EvalKit.Scoring;

/// <summary>A field of a case by a path such as <c>columns.old_answer</c>.</summary>
internal static class CaseField
{
    private static readonly string[] Roots = [Needs.Columns, Needs.Expectations, Needs.Inputs];

    /// <summary>Whether a path leads into a case: columns, expectations or inputs, and a name in them.</summary>
    public static bool IsPath(string path) => Roots.Any(r => path.StartsWith(r, StringComparison.Ordinal) && path.Length > r.Length);

    /// <summary>The field as text, of a list its first entry; null where it is absent or empty.</summary>
    /// <param name="evalCase">The case.</param>
    /// <param name="path">A path that <see cref="IsPath"/> knows.</param>
    public static string? Text(EvalCase evalCase, string path)
    {
        var root = Roots.First(r => path.StartsWith(r, StringComparison.Ordinal));
        var fields = root switch
        {
            Needs.Columns => evalCase.Columns,
            Needs.Expectations => evalCase.Expectations,
            _ => evalCase.Inputs,
        };
        if (!FieldPath.TryFind(fields, path[root.Length..], out var value, out _))
        {
            return null;
        }

        // Of several accepted responses the first is the one that its author thought of first.
        return JsonText.Of(value is { ValueKind: JsonValueKind.Array } && value.GetArrayLength() > 0 ? value[0] : value) is { Length: > 0 } text ? text : null;
    }
}
