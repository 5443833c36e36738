using System.Text.Json;
using System.Text.Json.Nodes;
using EvalKit.Chat;
using EvalKit.Prompts;
using EvalKit.Scoring;
using Microsoft.Extensions.AI;

namespace EvalKit.Judging;

/// <summary>A judge with its client: renders the prompt, asks, reads the verdict; a reply that cannot be read is asked for once more with its fault named.</summary>
internal sealed class BoundJudge : IScorer
{
    private readonly JudgeFile _judge;
    private readonly string _model;
    private readonly IChatClient _client;
    private readonly bool _isLocal;
    private readonly JsonElement _schema;

    public BoundJudge(JudgeFile judge, string model, ScorerInfo info, IChatClient client)
    {
        _judge = judge;
        _model = model;
        _client = client;
        _isLocal = LocalModels.IsLocal(client);
        _schema = judge.Verdict.Schema();
        Info = info;
    }

    public ScorerInfo Info { get; }

    public async ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken)
    {
        if (_judge.Needs.FirstOrDefault(need => CaseNeeds.IsMissing(need, args)) is { } missing)
        {
            return Score.Failed(Info.Name, FeedbackErrorKind.MissingInput, $"The judge '{Info.Name}' needs {missing}, which this case lacks.");
        }

        var candidate = CandidateText.Of(args.OutputText);
        var metadata = Metadata(candidate);
        var score = await AskAsync(args, candidate, metadata, cancellationToken).ConfigureAwait(false);
        return score with
        {
            Metadata = metadata,
            Source = new FeedbackSource(_isLocal ? SourceKind.Code : SourceKind.LlmJudge, Info.Fingerprint),
            Rationale = _isLocal && score.Error is null ? $"Not an LLM ({_model}): {score.Rationale}" : score.Rationale,
        };
    }

    private async Task<Score> AskAsync(ScoreArguments args, CandidateText candidate, JsonObject metadata, CancellationToken cancellationToken)
    {
        var messages = _judge.Prompt.Render(DataOf(args, candidate), cancellationToken);
        try
        {
            var reply = await AskAsync(messages, args.Replicate, metadata, cancellationToken).ConfigureAwait(false);
            if (reply.Reading?.Fault is { } fault && !string.IsNullOrWhiteSpace(reply.Response.Text))
            {
                metadata["reasked"] = new JsonObject { ["fault"] = fault, ["raw"] = reply.Response.Text };
                reply = await AskAsync([.. messages, .. AskAgain(reply.Response.Text, fault)], args.Replicate, metadata, cancellationToken).ConfigureAwait(false);
            }

            return ScoreOf(reply, metadata);
        }
        catch (NotRecordedException exception)
        {
            return Score.Failed(Info.Name, FeedbackErrorKind.NotRecorded, exception.Message);
        }
        catch (Exception exception) when (exception is TimeoutException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return Score.Failed(Info.Name, FeedbackErrorKind.Timeout, exception.Message);
        }
        catch (Exception exception) when (exception is ChatProviderException or HttpRequestException or IOException)
        {
            return Score.Failed(Info.Name, FeedbackErrorKind.Provider, exception.Message);
        }
    }

    private async Task<JudgeReply> AskAsync(IReadOnlyList<ChatMessage> messages, int replicate, JsonObject metadata, CancellationToken cancellationToken)
    {
        var response = await _client.GetResponseAsync(messages, Options(replicate), cancellationToken).ConfigureAwait(false);
        JudgeMetadata.Add(metadata, response);
        return JudgeReply.Read(response, _judge.Verdict);
    }

    private Score ScoreOf(JudgeReply reply, JsonObject metadata)
    {
        if (reply.Refusal is { } refusal)
        {
            return Score.Failed(Info.Name, FeedbackErrorKind.Refused, $"{_model} refused to judge: {refusal}", reply.Response.Text);
        }

        var reading = reply.Reading!;
        if (reading.Value is not { } value)
        {
            var cut = reply.Response.FinishReason == ChatFinishReason.Length ? " The reply was cut at its token limit; raise max_output_tokens in the judge file." : "";
            return Score.Failed(Info.Name, FeedbackErrorKind.Unparseable, $"No verdict in the reply of {_model}: {reading.Fault}{cut}", reply.Response.Text);
        }

        foreach (var (name, list) in reading.Lists ?? [])
        {
            metadata[name] = list?.DeepClone();
        }

        return Score.Of(Info.Name, value, reading.Reason) with { Passed = _judge.Verdict.Passes(value) };
    }

    private PromptData DataOf(ScoreArguments args, CandidateText candidate)
    {
        var output = args.Trial.Output ?? AppOutput.FromText("");
        var shown = JsonSerializer.SerializeToElement(new JsonObject
        {
            ["value"] = JsonNode.Parse(output.Value.ValueKind == JsonValueKind.Undefined ? "null" : output.Value.GetRawText()),
            ["context"] = new JsonArray([.. output.Context.Select(c => (JsonNode)c)]),
        });
        var inputs = args.Case?.Inputs ?? CaseFields.Empty;
        return new PromptData
        {
            Inputs = inputs,
            Expectations = args.Case?.Expectations ?? CaseFields.Empty,
            Outputs = candidate.Text,
            Context = [.. output.Context.Select(c => CandidateText.Of(c).Text)],
            Boundary = PromptBoundary.Of(Info.Fingerprint, inputs, shown, args.Replicate),
        };
    }

    private ChatOptions Options(int replicate) => new ChatOptions
    {
        Temperature = (float?)_judge.Parameters.Temperature,
        TopP = (float?)_judge.Parameters.TopP,
        MaxOutputTokens = _judge.Parameters.MaxOutputTokens,
        Seed = _judge.Parameters.Seed,
        ResponseFormat = ChatResponseFormat.ForJsonSchema(_schema, schemaName: "verdict"),
    }.WithReplicate(replicate);

    private ChatMessage[] AskAgain(string reply, string fault) =>
    [
        new(ChatRole.Assistant, reply),
        new(ChatRole.User, $"Your reply could not be read. {fault} Judge the same answer again and reply with one JSON object and nothing else; its \"verdict\" is {_judge.Verdict.Describe()}."),
    ];

    private JsonObject Metadata(CandidateText candidate)
    {
        var metadata = new JsonObject { ["model"] = _model, ["prompt_hash"] = _judge.Prompt.Hash };
        if (candidate.Findings is { } findings)
        {
            metadata["findings"] = new JsonObject { ["removed_characters"] = findings };
        }

        return metadata;
    }
}
