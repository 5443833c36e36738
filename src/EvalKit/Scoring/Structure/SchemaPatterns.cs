using System.Text.RegularExpressions;
using Json.Schema;

namespace EvalKit.Scoring;

/// <summary>Puts an engine that never backtracks under the patterns of a schema: the texts that they are matched against come from a model.</summary>
internal static class SchemaPatterns
{
    /// <summary>Exchanges the patterns of a schema and of all that it holds.</summary>
    /// <returns>The schemas that it consists of, as they are written.</returns>
    /// <exception cref="NotSupportedException">A pattern needs look-around, backreferences or the like.</exception>
    public static HashSet<string> MakeLinear(JsonSchemaNode root)
    {
        var seen = new HashSet<JsonSchemaNode>(ReferenceEqualityComparer.Instance);
        var open = new Stack<JsonSchemaNode>([root]);
        while (open.TryPop(out var node))
        {
            if (!seen.Add(node))
            {
                continue;
            }

            foreach (var keyword in node.Keywords ?? [])
            {
                keyword.Value = Linear(keyword.Value);
                foreach (var inner in keyword.Subschemas ?? [])
                {
                    open.Push(inner);
                }
            }
        }

        return [.. seen.Select(n => n.Source.GetRawText())];
    }

    private static object? Linear(object? value) => value switch
    {
        Regex pattern => Linear(pattern),
        Dictionary<string, Regex> patterns => patterns.ToDictionary(p => p.Key, p => Linear(p.Value)),
        _ => value,
    };

    private static Regex Linear(Regex pattern) => new(pattern.ToString(), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
}
