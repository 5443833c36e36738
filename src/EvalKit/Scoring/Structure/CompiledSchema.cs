using System.Globalization;
using System.Text.Json;
using Json.Schema;

namespace EvalKit.Scoring;

/// <summary>A JSON schema that is ready to be asked, by many threads at once. It never asks a network for another schema.</summary>
internal sealed class CompiledSchema
{
    private readonly JsonSchema _schema;
    private readonly EvaluationOptions _flag;
    private readonly EvaluationOptions _list;

    private CompiledSchema(JsonSchema schema, bool formats)
    {
        _schema = schema;
        _flag = Options(OutputFormat.Flag, formats);
        _list = Options(OutputFormat.List, formats);
    }

    /// <summary>Compiles a schema.</summary>
    /// <param name="schema">The schema: an object, or true or false.</param>
    /// <param name="draft">The draft where the schema names none.</param>
    /// <param name="formats">Whether <c>format</c> is checked.</param>
    /// <param name="where">What an error names, such as <c>Scorer 'json_schema', option 'schema'</c>.</param>
    /// <exception cref="EvalKitException">It is no schema of a known draft, refers to what it does not hold, or has a pattern that cannot be matched in linear time.</exception>
    public static CompiledSchema Of(JsonElement schema, JsonSchemaDraft draft, bool formats, string where)
    {
        if (LargeNumbers.First(schema) is { } large)
        {
            throw new EvalKitException(FaultKind.Usage, $"{where}: the number {Quote.Of(large)} is too large to be compared.");
        }

        try
        {
            var built = JsonSchema.Build(schema.Clone(), new BuildOptions { Dialect = DialectOf(draft), SchemaRegistry = new SchemaRegistry { Fetch = (_, _) => null } });
            var parts = SchemaPatterns.MakeLinear(built.Root);
            if (SchemaReferences.Unresolved(schema, parts) is { } reference)
            {
                throw new EvalKitException(
                    FaultKind.Usage,
                    $"{where}: the reference {Quote.Of(reference)} leads to nothing in the schema. Put what it names under $defs; nothing is fetched from elsewhere.");
            }

            return new CompiledSchema(built, formats);
        }
        catch (Exception fault) when (fault is JsonSchemaException or ArgumentException or NotSupportedException or UriFormatException or JsonException or InvalidOperationException)
        {
            throw new EvalKitException(FaultKind.Usage, $"{where}: not a JSON schema that can be used. {fault.Message} Known are the drafts 2020-12, 2019-09, 7 and 6.", fault);
        }
    }

    /// <summary>Whether the value meets the schema.</summary>
    public bool IsMet(JsonElement value) => LargeNumbers.First(value) is null && _schema.Evaluate(value, _flag).IsValid;

    /// <summary>What is wrong with a value, by the place in it (a JSON pointer); empty where it meets the schema.</summary>
    public IReadOnlyList<SchemaFault> Faults(JsonElement value)
    {
        if (LargeNumbers.First(value) is { } large)
        {
            return [new SchemaFault("", "", $"the number {Quote.Of(large)} is too large to be compared")];
        }

        var faults = new List<SchemaFault>();
        Collect(InvariantCulture.Run(() => _schema.Evaluate(value, _list)), faults);
        return [.. faults.Distinct().OrderBy(f => f.Place, StringComparer.Ordinal).ThenBy(f => f.Keyword, StringComparer.Ordinal).ThenBy(f => f.Message, StringComparer.Ordinal)];
    }

    private static void Collect(EvaluationResults results, List<SchemaFault> faults)
    {
        foreach (var (keyword, message) in results.IsValid || results.Errors is null ? [] : results.Errors)
        {
            faults.Add(new SchemaFault(results.InstanceLocation.ToString(), keyword, message));
        }

        foreach (var detail in results.Details ?? [])
        {
            Collect(detail, faults);
        }
    }

    private static EvaluationOptions Options(OutputFormat format, bool formats) =>
        new() { OutputFormat = format, RequireFormatValidation = formats, Culture = CultureInfo.InvariantCulture };

    private static Dialect DialectOf(JsonSchemaDraft draft) => draft switch
    {
        JsonSchemaDraft.Draft201909 => Dialect.Draft201909,
        JsonSchemaDraft.Draft7 => Dialect.Draft07,
        JsonSchemaDraft.Draft6 => Dialect.Draft06,
        _ => Dialect.Draft202012,
    };
}
