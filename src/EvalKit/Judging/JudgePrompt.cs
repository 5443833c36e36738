using System.Text.Json;
using System.Text.Json.Nodes;
using EvalKit.Chat;
using EvalKit.Judging.Safety;
using EvalKit.Prompts;
using EvalKit.Scoring;
using Microsoft.Extensions.AI;

namespace EvalKit.Judging;

/// <summary>The requests of a judge: the same ones whether they are sent or only previewed. Thread-safe.</summary>
internal sealed class JudgePrompt(JudgeFile judge, ScorerInfo info)
{
    private readonly ChatResponseFormat _format = ChatResponseFormat.ForJsonSchema(PromptDefence.Schema(judge), schemaName: "verdict");

    /// <summary>Whether the judge is shown the conversation: its needs name it, alone or as one of alternatives.</summary>
    private readonly bool _showsConversation = judge.Needs.SelectMany(n => n.Split('|', StringSplitOptions.TrimEntries)).Contains(Needs.Conversation, StringComparer.Ordinal);

    /// <summary>Whether the judge is shown the answer. One that is not does not depend on it: it is the same question whatever was answered.</summary>
    public bool ShowsOutput { get; } = judge.Prompt.Mentions("outputs");

    private readonly bool _showsContext = judge.Prompt.Places("context");
    private readonly bool _showsReference = judge.Prompt.Places("reference");

    /// <summary>What the judge needs and the case or trial lacks; null when nothing.</summary>
    public string? Missing(ScoreArguments args) => info.Needs.FirstOrDefault(need => CaseNeeds.IsMissing(need, args));

    /// <summary>The conversation as the judge sees it; null where it sees none.</summary>
    public CandidateText? ConversationOf(ScoreArguments args) =>
        _showsConversation && args.Conversation is { } conversation ? ConversationText.Of(conversation, judge.Defences) : null;

    /// <summary>The first request.</summary>
    /// <param name="args">Case and trial, which have all that the judge needs.</param>
    /// <param name="candidate">The output's text as the judge sees it.</param>
    /// <param name="cancellationToken">Cancels rendering.</param>
    public JudgeRequest First(ScoreArguments args, CandidateText candidate, CancellationToken cancellationToken)
    {
        var trace = ShownTrace.Of(judge, args);
        CandidateText[] context = [.. RetrievedContext.Of(args).Select(c => CandidateText.Of(c, judge.Defences))];
        var reference = args.Reference?.Output is { } other ? CandidateText.Of(other.Text, judge.Defences) : null;
        var data = DataOf(args, candidate, context, reference, trace);
        var messages = FewShotText.Add(judge.Prompt.Render(data, cancellationToken), judge.Examples?.For(args.Case) ?? [], data.Boundary, judge.Defences);
        var options = Options(args.Replicate);
        var byTools = trace is { ByTools: true };
        options.Tools = byTools ? [.. TraceTools.All] : null;
        return new JudgeRequest(new ChatRequest(PromptDefence.Tell(messages, judge.Defences, data.Boundary, trace?.Words), options))
        {
            Sources = [.. _showsContext ? context : [], .. _showsReference && reference is not null ? [reference] : Array.Empty<CandidateText>()],
            Trace = trace,
            Reader = byTools ? new TraceReader(trace!.Trace, judge.Trace, data.Boundary, judge.Defences.Spotlighting) : null,
        };
    }

    /// <summary>The request after a reply that could not be read.</summary>
    /// <param name="first">The request that was replied to; where tools were called, with all that was said since.</param>
    /// <param name="reply">What was replied.</param>
    /// <param name="fault">What is wrong with it.</param>
    public ChatRequest Second(ChatRequest first, string reply, string fault) => first with
    {
        Messages =
        [
            .. first.Messages,
            new(ChatRole.Assistant, reply),
            new(ChatRole.User, $"Your reply could not be read. {fault} Judge the same answer again and reply with one JSON object and nothing else; its \"verdict\" is {judge.Verdict.Describe()}."),
        ],
        Options = TraceDialogue.WithoutCalls(first.Options),
    };

    private PromptData DataOf(ScoreArguments args, CandidateText candidate, IReadOnlyList<CandidateText> context, CandidateText? reference, ShownTrace? trace)
    {
        var output = args.Trial.Output ?? AppOutput.FromText("");
        var shown = new JsonObject
        {
            ["value"] = !ShowsOutput || output.Value.ValueKind == JsonValueKind.Undefined ? null : JsonNode.Parse(output.Value.GetRawText()),
            ["context"] = new JsonArray([.. RetrievedContext.Of(args).Select(c => (JsonNode)c)]),
        };
        if (args.Reference?.Output is { } other)
        {
            shown["reference"] = other.Text;
        }

        var conversation = ConversationOf(args);
        if (conversation is not null)
        {
            shown["conversation"] = conversation.Text;
        }

        if (trace is not null)
        {
            shown["trace"] = trace.Trace.Hash;
        }

        var inputs = args.Case?.Inputs ?? CaseFields.Empty;
        return new PromptData
        {
            Inputs = inputs,
            Expectations = args.Case?.Expectations ?? CaseFields.Empty,
            Outputs = candidate.Text,
            Context = [.. context.Select(c => c.Text)],
            Conversation = conversation?.Text,
            Guidelines = [.. judge.Guidelines.Select(g => g.Text)],
            Reference = reference?.Text,
            Trace = trace?.Text,
            Texts = judge.Texts,
            Boundary = PromptBoundary.Of(info.Fingerprint, inputs, JsonSerializer.SerializeToElement(shown), args.Replicate),
            Spotlighting = judge.Defences.Spotlighting,
        };
    }

    private ChatOptions Options(int replicate)
    {
        var options = new ChatOptions
        {
            Temperature = (float?)judge.Parameters.Temperature,
            TopP = (float?)judge.Parameters.TopP,
            MaxOutputTokens = judge.Parameters.MaxOutputTokens,
            Seed = judge.Parameters.Seed,
            ResponseFormat = _format,
        }.WithReplicate(replicate);
        return judge.IsWeighted ? options.WithTopLogProbabilities(ExpectedVerdict.Alternatives) : options;
    }
}
