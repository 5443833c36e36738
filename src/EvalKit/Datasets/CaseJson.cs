using System.Text.Json;
using System.Text.Json.Nodes;

namespace EvalKit.Datasets;

/// <summary>Writes cases as records of a JSON Lines file, in the nested shape that <see cref="DatasetReader"/> reads back.</summary>
public static class CaseJson
{
    /// <summary>The record: inputs, expectations, tags and the recorded output, each where the case has it. Plain columns, split and cluster are not part of it.</summary>
    /// <param name="evalCase">The case.</param>
    /// <param name="withId">Whether the id is written; without it the reader makes one of the inputs.</param>
    public static JsonObject Of(EvalCase evalCase, bool withId = true)
    {
        ArgumentNullException.ThrowIfNull(evalCase);
        var json = new JsonObject();
        if (withId)
        {
            json[ColumnNames.Id] = evalCase.Id;
        }

        json[ColumnNames.Inputs] = Fields(evalCase.Inputs);
        if (evalCase.Expectations.Count > 0)
        {
            json[ColumnNames.Expectations] = Fields(evalCase.Expectations);
        }

        if (evalCase.Tags.Count > 0)
        {
            json[ColumnNames.Tags] = new JsonObject(evalCase.Tags.Select(t => KeyValuePair.Create(t.Key, (JsonNode?)t.Value)));
        }

        if (evalCase.RecordedOutput is { } output)
        {
            json[ColumnNames.Outputs] = OutputWriter.Of(output);
        }

        return json;
    }

    private static JsonObject Fields(CaseFields fields) => new(fields.Select(f => KeyValuePair.Create(f.Key, JsonSerializer.SerializeToNode(f.Value))));
}
