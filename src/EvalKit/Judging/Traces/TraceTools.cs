using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace EvalKit.Judging;

/// <summary>The tools by which a model reads a trace. They read and do nothing else, and none takes a pattern: a text is looked for as it is.</summary>
internal static class TraceTools
{
    public const string List = "list_spans";
    public const string Read = "read_span";
    public const string Search = "search_spans";

    public const string Id = "id";
    public const string Part = "part";
    public const string Text = "text";
    public const string Skip = "skip";

    /// <summary>What is sent to the model.</summary>
    public static IReadOnlyList<AITool> All { get; } =
    [
        Declare(List, "Lists the spans of the trace in the order in which they began, one a line: id, parent, kind, name, status.", [], (Skip, Skipped("spans"))),
        Declare(
            Read,
            "Gives what one span was given and returned, as JSON.",
            [Id],
            (Id, new JsonObject { ["type"] = "string", ["description"] = "The span's id as the list has it, such as s3." }),
            (Part, new JsonObject
            {
                ["type"] = "string",
                ["enum"] = new JsonArray("inputs", "outputs", "attributes"),
                ["description"] = "One part alone; inputs and outputs if left out. The attributes are all that the app noted.",
            }),
            (Skip, Skipped("characters"))),
        Declare(
            Search,
            "Finds the spans that hold a text in their name, inputs, outputs or attributes, with the words around it. Upper and lower case are the same; the text is no pattern.",
            [Text],
            (Text, new JsonObject { ["type"] = "string", ["description"] = "The text." }),
            (Skip, Skipped("matches"))),
    ];

    /// <summary>Their names, for messages.</summary>
    public static string Names { get; } = string.Join(", ", All.Select(t => t.Name));

    private static JsonObject Skipped(string what) => new()
    {
        ["type"] = "integer",
        ["minimum"] = 0,
        ["description"] = $"How many {what} to skip, to go on where a reply ended. 0 if left out.",
    };

    private static AIFunctionDeclaration Declare(string name, string description, string[] required, params (string Name, JsonObject Schema)[] properties) =>
        AIFunctionFactory.CreateDeclaration(name, description, JsonSerializer.SerializeToElement(new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(properties.Select(p => KeyValuePair.Create(p.Name, (JsonNode?)p.Schema))),
            ["required"] = new JsonArray([.. required.Select(r => (JsonNode)r)]),
            ["additionalProperties"] = false,
        }));
}
