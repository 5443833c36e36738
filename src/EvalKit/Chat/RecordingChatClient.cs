using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using EvalKit.Redaction;
using Microsoft.Extensions.AI;

namespace EvalKit.Chat;

/// <summary>
/// Answers requests from a recording file and records what the model answers, as <see cref="ReplayMode"/> says. A request that is made twice in
/// one session is recorded once and then has one answer. Thread-safe.
/// </summary>
public sealed class RecordingChatClient : DelegatingChatClient
{
    private readonly string _model;
    private readonly ReplayMode _mode;
    private readonly TimeProvider _time;
    private readonly SecretRedactor _redactor;

    /// <summary>Creates the client.</summary>
    /// <param name="inner">The client that asks the model; disposed with this one. Never asked in strict mode or when something is missing.</param>
    /// <param name="model">The model's URI; part of each request's key.</param>
    /// <param name="mode">When recordings answer.</param>
    /// <param name="file">The recordings.</param>
    /// <param name="time">The clock of <c>recorded_at</c>.</param>
    /// <param name="missing">Why the model cannot be asked, as <see cref="IChatModels.Missing"/> says it; null when it can.</param>
    /// <param name="redactor">Takes the secrets out of what is recorded; null for one that knows them by their form. A request's key is that of the original.</param>
    public RecordingChatClient(
        IChatClient inner, ModelUri model, ReplayMode mode, RecordingFile file, TimeProvider time, string? missing = null, SecretRedactor? redactor = null)
        : base(inner)
    {
        _model = model.ToString();
        _mode = mode;
        _time = time;
        _redactor = redactor ?? SecretRedactor.Shapes;
        File = file;
        Missing = missing;
    }

    /// <summary>The recordings.</summary>
    public RecordingFile File { get; }

    /// <summary>Why the model cannot be asked, so that only recordings answer; null when it can.</summary>
    public string? Missing { get; }

    /// <summary>Makes a judge's client: the model's own, tried again on transient failures, with recording around it.</summary>
    /// <param name="judge">The judge.</param>
    /// <param name="models">Makes clients; null when there is none, which is a missing model.</param>
    /// <param name="mode">When recordings answer.</param>
    /// <param name="folder">The suite's folder.</param>
    /// <param name="suite">The suite's name.</param>
    /// <param name="time">The clock.</param>
    /// <param name="retry">How failed calls are tried again; null for the defaults.</param>
    /// <param name="redactor">Takes the secrets out of what is recorded; null for one that knows them by their form.</param>
    /// <exception cref="EvalKitException">The model would have to be asked and cannot be, or the recording file is broken.</exception>
    public static RecordingChatClient For(
        IModelScorer judge,
        IChatModels? models,
        ReplayMode mode,
        string folder,
        string suite,
        TimeProvider time,
        ChatRetryOptions? retry = null,
        SecretRedactor? redactor = null)
    {
        var missing = WhatIsMissing(judge.Model, models);
        if (missing is not null && mode is ReplayMode.Record or ReplayMode.Off)
        {
            throw new EvalKitException(FaultKind.Usage, $"Judge '{judge.JudgeName}' cannot ask {judge.Model}: {missing}");
        }

        var file = new RecordingFile(RecordingFile.PathFor(folder, suite, judge.JudgeName));
        var inner = missing is null && mode != ReplayMode.Strict
            ? (IChatClient)new RetryingChatClient(models!.Create(judge.Model), retry, time)
            : new AbsentChatClient(judge.Model);
        return new RecordingChatClient(inner, judge.Model, mode, file, time, missing, redactor);
    }

    /// <inheritdoc />
    /// <exception cref="NotRecordedException">No recording answers, and the model is not to be asked or cannot be.</exception>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var sent = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        if (_mode == ReplayMode.Off)
        {
            return await base.GetResponseAsync(sent, ChatProperties.WithoutOurs(options), cancellationToken).ConfigureAwait(false);
        }

        var request = ChatRecord.Request(sent, options);
        var key = ChatRecord.Key(_model, request);
        if (Replayable(key) is { } recorded)
        {
            return ChatRecord.Replay(recorded);
        }

        if (_mode == ReplayMode.Strict || Missing is not null)
        {
            throw new NotRecordedException(NotRecorded());
        }

        var response = await base.GetResponseAsync(sent, ChatProperties.WithoutOurs(options), cancellationToken).ConfigureAwait(false);
        var line = new RecordedRequest(key, _model, Redacted(request), Redacted(ChatRecord.Response(response)), ChatRecord.Usage(response), _time.GetUtcNow());
        return File.TryRecord(line) ? response : ChatRecord.Replay(File.Find(key)!);
    }

    /// <inheritdoc />
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var response = await GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        foreach (var update in response.ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    private static string? WhatIsMissing(ModelUri model, IChatModels? models) =>
        models is null || !models.Knows(model)
            ? $"no package here knows the provider '{model.Provider}'. Add the package EvalKit.Providers, which knows openai: and local:."
            : models.Missing(model);

    private JsonObject Redacted(JsonObject json) => (JsonObject)_redactor.Redact(json)!;

    private RecordedRequest? Replayable(string key) => _mode == ReplayMode.Record && !File.IsOfThisSession(key) ? null : File.Find(key);

    private string NotRecorded() =>
        $"No recording of this request in {File.Path}{(_mode == ReplayMode.Strict ? "" : $", and {_model} cannot be asked: {Missing!.TrimEnd('.')}")}. "
        + "Record it: `evalkit run <suite file> --replay record`, or `EVALKIT_REPLAY=record dotnet test`.";
}
