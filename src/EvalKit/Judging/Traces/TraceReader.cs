using System.Globalization;
using System.Text.Json;
using EvalKit.Prompts;
using Microsoft.Extensions.AI;

namespace EvalKit.Judging;

/// <summary>
/// Answers the tool calls of one judgement, page by page, until as much was read as may be. Everything of the trace stands in a block that it cannot end; what is outside of it is ours. Whatever
/// a call asks for, the answer is a text that the model can go on with. Not thread-safe.
/// </summary>
/// <param name="trace">The trace.</param>
/// <param name="reading">How much may be read.</param>
/// <param name="boundary">The delimiter of the request's blocks.</param>
/// <param name="spotlighting">How text is written in a block.</param>
internal sealed class TraceReader(JudgedTrace trace, TraceReading reading, string boundary, Spotlighting spotlighting)
{
    private const int AroundMatch = 60;
    private const int LongestQuoted = 40;

    private readonly List<string> _read = [];

    /// <summary>Characters of the replies so far.</summary>
    public int Characters { get; private set; }

    /// <summary>Whether nothing more may be read.</summary>
    public bool IsSpent => Left < TraceReadingReader.LeastCharacters;

    /// <summary>The calls that were answered, in order, as <c>read_span s3</c>.</summary>
    public IReadOnlyList<string> Read => _read;

    private int Left => reading.Characters - Characters;

    private int Page => Math.Min(reading.ReplyCharacters, Left);

    /// <summary>Answers a call.</summary>
    public string Answer(FunctionCallContent call)
    {
        if (IsSpent)
        {
            return "Not read: no more can be read for this verdict. Give it by what you have seen.";
        }

        var reply = call.Name switch
        {
            TraceTools.List => ListSpans(call),
            TraceTools.Read => ReadSpan(call),
            TraceTools.Search => SearchSpans(call),
            _ => $"There is no tool {Quote(call.Name)}. Expected one of {TraceTools.Names}.",
        };
        Characters += reply.Length;
        return reply;
    }

    private string ListSpans(FunctionCallContent call)
    {
        if (SkipOf(call, out var fault) is not { } skip)
        {
            return fault;
        }

        _read.Add(TraceTools.List);
        var (text, count) = TraceList.Of(trace, skip, Page);
        return count == 0
            ? Invariant($"There are {trace.Count} spans, so none after the first {skip}.")
            : Block("spans", text) + Invariant($"\nSpans {skip + 1} to {skip + count} of {trace.Count}.{More(skip + count, trace.Count, TraceTools.List)}");
    }

    private string ReadSpan(FunctionCallContent call)
    {
        if (TextOf(call, TraceTools.Id) is not { } id || trace.IndexOf(id.Trim()) is not { } index)
        {
            return $"There is no span {Quote(TextOf(call, TraceTools.Id) ?? "without id")}. Expected an id of the list, {(trace.Count == 0 ? "which is empty" : $"from {JudgedTrace.IdOf(0)} to {JudgedTrace.IdOf(trace.Count - 1)}")}.";
        }

        if (SkipOf(call, out var fault) is not { } skip)
        {
            return fault;
        }

        var asked = TextOf(call, TraceTools.Part);
        var content = asked switch
        {
            null or "" => $"{{\"inputs\":{trace.Part(index, SpanPart.Inputs)},\"outputs\":{trace.Part(index, SpanPart.Outputs)}}}",
            "inputs" => trace.Part(index, SpanPart.Inputs),
            "outputs" => trace.Part(index, SpanPart.Outputs),
            "attributes" => trace.Part(index, SpanPart.Attributes),
            _ => null,
        };
        if (content is null)
        {
            return $"A span has no part {Quote(asked!)}. Expected inputs, outputs or attributes, or none for inputs and outputs.";
        }

        _read.Add($"{TraceTools.Read} {JudgedTrace.IdOf(index)}");
        if (skip >= content.Length)
        {
            return Invariant($"This part of {JudgedTrace.IdOf(index)} has {content.Length} characters, so none after the first {skip}.");
        }

        var page = TextPage.Of(content, skip, Page);
        return Block("span", page) + Invariant($"\n{JudgedTrace.IdOf(index)}: characters {skip + 1} to {skip + page.Length} of {content.Length}.{More(skip + page.Length, content.Length, TraceTools.Read)}");
    }

    private string SearchSpans(FunctionCallContent call)
    {
        if (TextOf(call, TraceTools.Text)?.Trim() is not { Length: > 0 } text)
        {
            return $"{TraceTools.Search} needs a text to look for.";
        }

        if (SkipOf(call, out var fault) is not { } skip)
        {
            return fault;
        }

        _read.Add(TraceTools.Search);
        var found = TraceSearch.Find(trace, text, AroundMatch).Skip(skip).ToList();
        var lines = TextPage.Fitting(found, Page);
        return found.Count == 0
            ? Invariant($"No span holds this text{(skip > 0 ? $" after the first {skip} that do" : "")}.")
            : Block("matches", string.Join('\n', lines)) + Invariant($"\nMatches {skip + 1} to {skip + lines.Count} of {skip + found.Count}.{More(skip + lines.Count, skip + found.Count, TraceTools.Search)}");
    }

    private string Block(string name, string text) => new PromptBlock(name, IsJson: false, text) { Spotlighting = spotlighting }.Write(boundary);

    private static string More(int next, int count, string tool) => next < count ? Invariant($" For more call {tool} again with \"{TraceTools.Skip}\": {next}.") : "";

    /// <summary>What a model wrote in a call, which it may have read in the trace, short and in one line.</summary>
    private static string Quote(string text) => JsonSerializer.Serialize(text.Length <= LongestQuoted ? text : text[..LongestQuoted]);

    private static string? TextOf(FunctionCallContent call, string name) => call.Arguments?.TryGetValue(name, out var value) != true ? null : value switch
    {
        null or JsonElement { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => null,
        JsonElement { ValueKind: JsonValueKind.String } element => element.GetString(),
        JsonElement element => element.GetRawText(),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        var other => other.ToString(),
    };

    private static int? SkipOf(FunctionCallContent call, out string fault)
    {
        fault = "";
        var text = TextOf(call, TraceTools.Skip);
        if (string.IsNullOrEmpty(text))
        {
            return 0;
        }

        fault = $"\"{TraceTools.Skip}\" must be a whole number from 0, and is {Quote(text)}.";
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var skip) ? skip : null;
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
