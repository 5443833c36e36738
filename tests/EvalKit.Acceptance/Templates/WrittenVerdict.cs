using System.Text.Json;

namespace EvalKit.Acceptance.Templates;

/// <summary>A verdict that is written by hand, in <c>verdicts.jsonl</c>: what the judge of the template says to an answer.</summary>
internal sealed record WrittenVerdict(
    string Id, string Answer, string Reason, IReadOnlyList<string> Supported, IReadOnlyList<string> Missing, IReadOnlyList<string> Contradictions, string Verdict)
{
    private static readonly JsonSerializerOptions Names = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static IReadOnlyList<WrittenVerdict> ReadAll() =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Templates", "verdicts.jsonl")).Select(line => JsonSerializer.Deserialize<WrittenVerdict>(line, Names)!)];

    /// <summary>The reply as the judge is asked to give it: reason first, then facts and contradictions, then the verdict.</summary>
    public string Reply() => JsonSerializer.Serialize(
        new { Reason, Facts = Supported.Select(f => new Fact(f, "supported")).Concat(Missing.Select(f => new Fact(f, "missing"))), Contradictions, Verdict }, Names);

    private sealed record Fact(string Item, string Verdict);
}
