using System.Text.Json.Nodes;

namespace EvalKit.Judging;

/// <summary>What the parser read in a judge's reply: a value, or a fault. Immutable.</summary>
public sealed record VerdictReading
{
    private VerdictReading()
    {
    }

    /// <summary>The verdict; null when there is a fault.</summary>
    public FeedbackValue? Value { get; private init; }

    /// <summary>The reply as it was given, whatever was read in it.</summary>
    public string Reply { get; internal init; } = "";

    /// <summary>The judge's reason; null when it gave none.</summary>
    public string? Reason { get; private init; }

    /// <summary>The lists that the judge gave beside its verdict; null when it gave none.</summary>
    public JsonObject? Lists { get; private init; }

    /// <summary>Why no verdict could be read, as a sentence that the judge can be told; null when there is a verdict.</summary>
    public string? Fault { get; private init; }

    internal static VerdictReading Of(FeedbackValue value, string? reason = null, JsonObject? lists = null) => new() { Value = value, Reason = reason, Lists = lists };

    internal static VerdictReading Faulty(string fault) => new() { Fault = fault };
}
