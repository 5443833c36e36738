using System.Globalization;
using System.Text.Json.Nodes;
using EvalKit.Chat;
using EvalKit.Chat.Recording;
using EvalKit.Judging.Safety;
using Microsoft.Extensions.AI;

namespace EvalKit.Judging;

/// <summary>A judge with its client: renders the prompt, asks, reads the verdict; a reply that cannot be read is asked for once more with its fault named.</summary>
internal sealed class BoundJudge : IScorer
{
    private readonly JudgeFile _judge;
    private readonly string _model;
    private readonly IChatClient _client;
    private readonly bool _isLocal;
    private readonly JudgePrompt _prompt;
    private readonly CounterfactualCheck _counterfactual;

    public BoundJudge(JudgeFile judge, JudgePrompt prompt, string model, ScorerInfo info, IChatClient client)
    {
        _judge = judge;
        _prompt = prompt;
        _model = model;
        _client = client;
        _isLocal = LocalModels.IsLocal(client);
        _counterfactual = new CounterfactualCheck(judge, prompt, model, info.Fingerprint);
        Info = info;
    }

    public ScorerInfo Info { get; }

    public bool ReadsTrace => _judge.ReadsTrace;

    /// <summary>The same judge with the same client behind other defences.</summary>
    public BoundJudge With(JudgeDefences defences) => (BoundJudge)Unbound().With(defences).Bind(_client);

    /// <summary>The same judge with the same client, reading traces otherwise.</summary>
    public BoundJudge With(TraceReading trace) => (BoundJudge)Unbound().With(trace).Bind(_client);

    public async ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken)
    {
        if (_prompt.Missing(args) is { } missing)
        {
            return JudgeParts.Beside(Score.Failed(Info.Name, FeedbackErrorKind.MissingInput, $"The judge '{Info.Name}' needs {missing}, which this case lacks."), _judge);
        }

        var candidate = CandidateText.Of(args.OutputText, _judge.Defences);
        var conversation = _prompt.ConversationOf(args);
        var metadata = Metadata(conversation ?? (_prompt.ShowsOutput ? candidate : null), args);
        if (conversation is not null)
        {
            metadata[FeedbackMetadata.Turns] = args.Conversation!.Turns.Count;
        }

        var score = Equal(args, candidate, metadata) ?? await JudgeAsync(args, candidate, isAlone: conversation is null, metadata, cancellationToken).ConfigureAwait(false);
        var main = score with
        {
            Metadata = metadata,
            Source = new FeedbackSource(_isLocal ? SourceKind.Code : SourceKind.LlmJudge, Info.Fingerprint),
            Rationale = _isLocal && score.Error is null ? $"Not an LLM ({_model}): {score.Rationale}" : score.Rationale,
        };
        return JudgeParts.Beside(main, _judge);
    }

    private JudgeScorer Unbound()
    {
        var colon = _model.IndexOf(":/", StringComparison.Ordinal);
        return new JudgeScorer(_judge, new ModelUri(_model[..colon], _model[(colon + 2)..]), Info.Name);
    }

    private Score? Equal(ScoreArguments args, CandidateText candidate, JsonObject metadata)
    {
        if (EqualAnswer.Of(_judge, args, candidate) is not { } value)
        {
            return null;
        }

        metadata[EqualAnswer.Mark] = true;
        return Score.Of(Info.Name, value, "Equal to an accepted response but for case, white space and a full stop; no model was asked.") with { Passed = _judge.Verdict.Passes(value) };
    }

    private async Task<Score> JudgeAsync(ScoreArguments args, CandidateText candidate, bool isAlone, JsonObject metadata, CancellationToken cancellationToken)
    {
        if (isAlone && _prompt.ShowsOutput)
        {
            // A conversation may well end with a word that says nothing.
            TrivialAnswers.Look(args, candidate, _judge.Defences, metadata);
        }

        var score = await AskAsync(args, candidate, metadata, cancellationToken).ConfigureAwait(false);
        await _counterfactual.CheckAsync(args, candidate, score, metadata, async (request, about, into, token) => (await AskAsync(request, about, into, token).ConfigureAwait(false)).Reply, cancellationToken).ConfigureAwait(false);
        return score;
    }

    private async Task<Score> AskAsync(ScoreArguments args, CandidateText candidate, JsonObject metadata, CancellationToken cancellationToken)
    {
        var request = _prompt.First(args, candidate, cancellationToken);
        Findings.Add(metadata, request.Sources);
        TraceMetadata.Add(metadata, request);
        try
        {
            var (reply, asked) = await AskAsync(request, args, metadata, cancellationToken).ConfigureAwait(false);

            // A reply that was cut would be cut again: the limit is the same.
            if (reply.Reading?.Fault is { } fault && !string.IsNullOrWhiteSpace(reply.Response.Text) && reply.Response.FinishReason != ChatFinishReason.Length)
            {
                metadata["reasked"] = new JsonObject { ["fault"] = fault, ["raw"] = reply.Response.Text };
                (reply, _) = await AskAsync(new JudgeRequest(_prompt.Second(asked, reply.Response.Text, fault)), args, metadata, cancellationToken).ConfigureAwait(false);
            }

            return ScoreOf(reply, metadata);
        }
        catch (NotRecordedException exception)
        {
            return Score.Failed(Info.Name, FeedbackErrorKind.NotRecorded, exception.MessageFor(args.Case?.Id));
        }
        catch (Exception exception) when (exception is TimeoutException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // The model may have answered after we had gone, and then it is paid for.
            JudgeCost.Add(metadata, _model, calls: 1, _isLocal ? 0 : null);
            return Score.Failed(Info.Name, FeedbackErrorKind.Timeout, exception.Message);
        }
        catch (Exception exception) when (exception is ChatProviderException or HttpRequestException or IOException)
        {
            var hint = request.Reader is not null && exception is ChatProviderException { IsTransient: false } ? " If the model takes no tools, let the judge read a digest: trace: {view: digest}." : "";
            return Score.Failed(Info.Name, FeedbackErrorKind.Provider, exception.Message + hint);
        }
    }

    /// <summary>Asks, and answers the tool calls where there may be any.</summary>
    /// <returns>The last reply and what it replied to.</returns>
    private async Task<(JudgeReply Reply, ChatRequest Asked)> AskAsync(JudgeRequest request, ScoreArguments args, JsonObject metadata, CancellationToken cancellationToken)
    {
        void Answered(ChatResponse response) => JudgeMetadata.Add(metadata, _model, response);
        var (asked, response) = request.Reader is { } reader
            ? await TraceDialogue.AskAsync(_client, request.Chat, reader, _judge.Trace.Calls, Answered, cancellationToken).ConfigureAwait(false)
            : await AskOnceAsync(request.Chat, Answered, cancellationToken).ConfigureAwait(false);
        TraceMetadata.AddRead(metadata, request);
        return (NonceCheck.Of(JudgeReply.Read(response, _judge.Verdict).Checked(_judge, args), asked, metadata), asked);
    }

    private async Task<(ChatRequest Asked, ChatResponse Response)> AskOnceAsync(ChatRequest request, Action<ChatResponse> answered, CancellationToken cancellationToken)
    {
        var response = await _client.GetResponseAsync(request.Messages, request.Options, cancellationToken).ConfigureAwait(false);
        answered(response);
        return (request, response);
    }

    private Score ScoreOf(JudgeReply reply, JsonObject metadata)
    {
        if (reply.Refusal is { } refusal)
        {
            return Score.Failed(Info.Name, FeedbackErrorKind.Refused, $"{_model} refused to judge: {refusal}", reply.Response.Text);
        }

        var reading = reply.Reading!;
        if (reading.Value is null && reply.CallsTools && !ReadsTrace)
        {
            return Score.Failed(Info.Name, FeedbackErrorKind.Unparseable, $"{_model} called a tool where its verdict was due, although this judge offers none: take a model that follows its instructions.", reply.Response.Text);
        }

        if (reading.Value is null && reply.CallsTools)
        {
            return Score.Failed(
                Info.Name, FeedbackErrorKind.Unparseable, string.Create(CultureInfo.InvariantCulture, $"{_model} still called tools where its verdict was due: it is asked {_judge.Trace.Calls} times at most and may read {_judge.Trace.Characters} characters (trace: {{calls, characters}} in the judge file)."), reply.Response.Text);
        }

        if (reading.Value is not { } value)
        {
            var cut = reply.Response.FinishReason == ChatFinishReason.Length ? " The reply was cut at its token limit; raise max_output_tokens in the judge file." : "";
            return Score.Failed(Info.Name, FeedbackErrorKind.Unparseable, $"No verdict in the reply of {_model}: {reading.Fault}{cut}", reply.Response.Text);
        }

        foreach (var (name, list) in reading.Lists ?? [])
        {
            metadata[name] = list?.DeepClone();
        }

        if (_judge.IsWeighted)
        {
            value = ExpectedVerdict.Of(reply.Response, _judge.Verdict, value, metadata);
        }

        return Score.Of(Info.Name, value, reading.Reason) with { Passed = _judge.Verdict.Passes(value) };
    }

    private JsonObject Metadata(CandidateText? judged, ScoreArguments args)
    {
        var metadata = new JsonObject { ["model"] = _model, ["prompt_hash"] = _judge.Prompt.Hash };
        if (_judge.IsPreview)
        {
            metadata["preview"] = true;
        }

        ContextOrigin.Add(metadata, _judge, args);
        if (judged is not null)
        {
            Findings.Add(metadata, judged);
        }

        return metadata;
    }
}
