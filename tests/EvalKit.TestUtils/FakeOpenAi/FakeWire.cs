using System.Text.Json.Nodes;

namespace EvalKit.TestUtils.FakeOpenAi;

/// <summary>How one provider's protocol writes what a model says.</summary>
internal abstract class FakeWire
{
    /// <summary>The wire that a request came by.</summary>
    public static FakeWire Of(string path) => path.EndsWith("/messages", StringComparison.Ordinal) ? new AnthropicWire() : new OpenAiWire();

    /// <summary>An answer as a whole.</summary>
    public abstract JsonObject Message(FakeAnswer answer);

    /// <summary>An answer as a stream of server-sent events; its text comes in two pieces.</summary>
    public abstract IEnumerable<string> Events(FakeAnswer answer);

    /// <summary>The body of a failure.</summary>
    public abstract JsonObject Error(string message, string code);

    /// <summary>A text in two pieces; a stream that has only one proves little.</summary>
    protected static IEnumerable<string> Pieces(string text) => text.Length < 2 ? [text] : [text[..(text.Length / 2)], text[(text.Length / 2)..]];
}
