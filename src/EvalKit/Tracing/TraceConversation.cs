using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using EvalKit.Tracing.Reading;

namespace EvalKit.Tracing;

/// <summary>
/// Joins the traces of one conversation: an app that answers turn by turn makes a trace for each, and most send all that was said before along each time.
/// </summary>
public static class TraceConversation
{
    private const string User = "user";
    private const string Assistant = "assistant";

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // The name that means a conversation goes before those of a user's visit, which may hold several.
    private static readonly string[] IdNames = ["gen_ai.conversation.id", "session.id", "langfuse.session.id", "mlflow.trace.session"];

    /// <summary>The conversation that a trace belongs to, as the first of its spans tells that does (<c>gen_ai.conversation.id</c>, else <c>session.id</c>); null where none does.</summary>
    /// <param name="trace">The trace.</param>
    public static string? IdOf(TraceRecord trace)
    {
        ArgumentNullException.ThrowIfNull(trace);
        return IdNames.Select(name => trace.Spans.Select(s => new AttributeReader(s.Attributes).Text(name)).FirstOrDefault(id => id is not null)).FirstOrDefault(id => id is not null);
    }

    /// <summary>
    /// What was said last, after all that was said before: <c>messages</c> up to the last turn of the user as the only input, and the last answer with the messages that led to it
    /// as the output. What an exchange repeats of those before it stands there once.
    /// </summary>
    /// <param name="exchanges">The exchanges, at least one, in the order of their times.</param>
    public static TraceExchange Join(IReadOnlyList<TraceExchange> exchanges)
    {
        ArgumentNullException.ThrowIfNull(exchanges);
        var said = new List<JsonElement>();
        foreach (var exchange in exchanges)
        {
            var asked = AskedIn(exchange.Inputs, out var isQuestion);
            var steps = Steps(asked, exchange.Output, isQuestion);
            said.AddRange(said.Count == 0 ? asked : NewIn(asked.FindAll(m => !IsInstruction(m)), said));
            said.AddRange(steps);
        }

        var last = said.FindLastIndex(m => SideOf(m) == User);
        var inputs = last < 0 ? said : said[..(last + 1)];
        var output = exchanges[^1].Output;
        return new TraceExchange(
            new CaseFields([KeyValuePair.Create(ConversationReader.Field, JsonSerializer.SerializeToElement(inputs))]),
            output is null || last < 0 ? output : output with { Messages = JsonSerializer.SerializeToElement(said[(last + 1)..]) });
    }

    /// <summary>What an app was asked as messages; a question that is none is a turn of the user.</summary>
    private static List<JsonElement> AskedIn(CaseFields inputs, out bool isQuestion)
    {
        var messages = inputs.TryGetValue(ConversationReader.Field, out var named) ? named : inputs.Count == 1 ? inputs.First().Value : default;
        var read = MessagesIn(messages);
        isQuestion = read is null;
        if (read is not null)
        {
            return read;
        }

        var text = inputs.Count == 1 ? JsonText.Of(inputs.First().Value) : JsonSerializer.Serialize(inputs, Readable);
        return [Message(User, text ?? "")];
    }

    /// <summary>What the app did after it was asked: calls, their results, its answer.</summary>
    private static List<JsonElement> Steps(List<JsonElement> asked, AppOutput? output, bool isQuestion)
    {
        if (output is null)
        {
            return [];
        }

        var told = MessagesIn(output.Value) ?? (output.Messages is { } messages ? Items(messages) : []);
        var spoken = told.FindAll(m => !IsInstruction(m));
        var before = asked.FindAll(m => !IsInstruction(m));
        var repeats = spoken.Count >= before.Count && before.Zip(spoken, IsSame).All(same => same);
        var steps = spoken[(repeats ? before.Count : spoken.FindLastIndex(m => SideOf(m) == User) + 1)..];

        // What an app makes of a question is its own affair; its answer is what the user got.
        var isAnswered = steps is [.., var end] && IsSpoken(end) && SideOf(end) == Assistant;
        return !isAnswered ? [.. steps, Message(Assistant, output.Text)]
            : isQuestion && output.Value.ValueKind == JsonValueKind.String && TextOf(steps[^1]) != output.Text ? [.. steps.SkipLast(1), Message(Assistant, output.Text)]
            : steps;
    }

    /// <summary>What is new in messages that begin with the end of what was said: the longest such beginning is left out, and one turn at least is new.</summary>
    private static List<JsonElement> NewIn(List<JsonElement> asked, List<JsonElement> said)
    {
        // Apps keep what was spoken; whether they keep calls of tools and their results is another matter.
        var before = said.FindAll(IsSpoken);
        var places = Enumerable.Range(0, asked.Count).Where(i => IsSpoken(asked[i])).ToList();
        for (var length = Math.Min(before.Count, places.Count - 1); length > 0; length--)
        {
            if (Enumerable.Range(0, length).All(i => IsSame(before[before.Count - length + i], asked[places[i]])))
            {
                return asked[(places[length - 1] + 1)..];
            }
        }

        return asked;
    }

    private static bool IsSame(JsonElement one, JsonElement other) =>
        TurnReader.Read(ListOf(one), "", out _) is { Count: > 0 } ours && TurnReader.Read(ListOf(other), "", out _) is var theirs && ours.Count == theirs.Count && ours.Zip(theirs, (a, b) => a.IsSameAs(b)).All(same => same);

    private static bool IsInstruction(JsonElement message) => RoleOf(message) is "system" or "developer";

    /// <summary>Whether it is said to the other side, and no call of a tool or its result.</summary>
    private static bool IsSpoken(JsonElement message) =>
        SideOf(message) is not null && TurnReader.Read(ListOf(message), "", out _) is [{ ToolCalls.Count: 0, Text.Length: > 0 }];

    /// <summary>Who says it to whom; null for what neither side says.</summary>
    private static string? SideOf(JsonElement message) => RoleOf(message) switch
    {
        User or "human" => User,
        Assistant or "ai" or "model" => Assistant,
        _ => null,
    };

    private static List<JsonElement>? MessagesIn(JsonElement value) => Items(value) is { Count: > 0 } items && items.TrueForAll(m => RoleOf(m) is not null) ? items : null;

    private static string? RoleOf(JsonElement message) => JsonMembers.Text(message, "role");

    private static string TextOf(JsonElement message) => TurnReader.Read(ListOf(message), "", out _) is [{ Text: var text }] ? text : "";

    private static JsonElement ListOf(JsonElement message) => JsonSerializer.SerializeToElement(new[] { message });

    private static List<JsonElement> Items(JsonElement value) => [.. JsonMembers.Items(AttributeReader.Parsed(value))];

    private static JsonElement Message(string role, string text) => JsonSerializer.SerializeToElement(new JsonObject { ["role"] = role, ["content"] = text });
}
