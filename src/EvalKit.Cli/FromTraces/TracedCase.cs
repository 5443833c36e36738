using System.Text.Json;
using EvalKit.Datasets;
using EvalKit.Tracing;

namespace EvalKit.Cli.FromTraces;

/// <summary>A trace and the case that is made of it.</summary>
internal sealed record TracedCase(TraceRecord Trace, EvalCase Case)
{
    private const string ConversationTag = "conversation_id";

    /// <summary>One case for each conversation, in the order of their first traces; a trace that names none is a conversation by itself.</summary>
    public static IEnumerable<TracedCase> Joined(IEnumerable<TracedCase> cases) =>
        cases.GroupBy(c => TraceConversation.IdOf(c.Trace) is { } id ? $"c {id}" : $"t {c.Trace.TraceId}", StringComparer.Ordinal).Select(g => Joined([.. g.OrderBy(c => c.Trace.Spans.Min(s => s.StartedAt))]));

    /// <summary>The case of the last trace with all that was said before it; its facts are those of all the traces together.</summary>
    private static TracedCase Joined(IReadOnlyList<TracedCase> cases)
    {
        var last = cases[^1];
        var exchange = TraceConversation.Join([.. cases.Select(c => new TraceExchange(c.Case.Inputs, c.Case.RecordedOutput))]);
        var tags = new Dictionary<string, string>(last.Case.Tags, StringComparer.Ordinal);
        if (TraceConversation.IdOf(last.Trace) is { } id)
        {
            tags[ConversationTag] = id;
        }

        var whole = last.Trace with { Spans = [.. cases.SelectMany(c => c.Trace.Spans)] };
        var facts = new Dictionary<string, JsonElement>(last.Case.Columns, StringComparer.Ordinal);
        foreach (var (name, value) in TraceFacts.Of(whole, exchange.Output).Concat(TraceFacts.OfConversation(cases.Count)))
        {
            facts[name] = value;
        }

        var joined = EvalCases.Create(exchange.Inputs, last.Case.Expectations, tags: tags, split: last.Case.Split, recordedOutput: exchange.Output);
        return new TracedCase(whole, joined with { Columns = new CaseFields(facts) });
    }
}
