using System.Text.Json;

namespace EvalKit.Scoring;

/// <summary>Reads the schema that options name: written in place, or in a file.</summary>
internal static class SchemaSource
{
    public static JsonElement Read(string scorer, JsonSchemaOptions options)
    {
        if (options.Schema is { } schema)
        {
            return options.File is null ? schema : throw Fault(scorer, "the schema is given twice, as 'schema' and as 'file'. Keep one of them.");
        }

        if (string.IsNullOrEmpty(options.File))
        {
            throw Fault(scorer, "needs the option 'schema', a JSON schema, or 'file', the path of one.");
        }

        try
        {
            return JsonElement.Parse(File.ReadAllText(options.File));
        }
        catch (JsonException fault)
        {
            throw new EvalKitException(FaultKind.Usage, $"Scorer '{scorer}', option 'file': {options.File} is not JSON. {fault.Message}", fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new EvalKitException(FaultKind.Usage, $"Scorer '{scorer}', option 'file': {options.File} cannot be read. {fault.Message}", fault);
        }
    }

    private static EvalKitException Fault(string scorer, string message) => new(FaultKind.Usage, $"Scorer '{scorer}': {message}");
}
