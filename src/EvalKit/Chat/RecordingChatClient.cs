using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace EvalKit.Chat;

/// <summary>
/// Answers requests from a recording file and records what the model answers, as <see cref="ReplayMode"/> says. A request that is made twice in
/// one session is recorded once and then has one answer. Thread-safe.
/// </summary>
public sealed class RecordingChatClient : DelegatingChatClient
{
    private const string AppRecordings = "app";

    private readonly string _model;
    private readonly ReplayMode _mode;
    private readonly TimeProvider _time;

    /// <summary>Creates the client.</summary>
    /// <param name="inner">The client that asks the model; disposed with this one. Never asked in strict mode or when something is missing.</param>
    /// <param name="model">The model's URI; part of each request's key.</param>
    /// <param name="mode">When recordings answer.</param>
    /// <param name="file">The recordings.</param>
    /// <param name="time">The clock of <c>recorded_at</c>.</param>
    /// <param name="missing">Why the model cannot be asked, as <see cref="IChatModels.Missing"/> says it; null when it can.</param>
    public RecordingChatClient(IChatClient inner, ModelUri model, ReplayMode mode, RecordingFile file, TimeProvider time, string? missing = null)
        : base(inner)
    {
        _model = model.ToString();
        _mode = mode;
        _time = time;
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
    /// <exception cref="EvalKitException">The model would have to be asked and cannot be, or the recording file is broken.</exception>
    public static RecordingChatClient For(
        IModelScorer judge, IChatModels? models, ReplayMode mode, string folder, string suite, TimeProvider time, ChatRetryOptions? retry = null)
    {
        var path = RecordingFile.PathFor(folder, suite, judge.JudgeName);
        return For($"Judge '{judge.JudgeName}'", judge.Model, models, mode, path, time, retry);
    }

    /// <summary>Makes an app's client, with its recordings in <c>recordings/&lt;suite&gt;/app.jsonl</c>. A call is not tried again here: the trial is.</summary>
    /// <param name="app">The app.</param>
    /// <param name="models">Makes clients; null when there is none, which is a missing model.</param>
    /// <param name="mode">When recordings answer.</param>
    /// <param name="folder">The suite's folder.</param>
    /// <param name="suite">The suite's name.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="EvalKitException">The model would have to be asked and cannot be, or the recording file is broken.</exception>
    public static RecordingChatClient For(IModelApp app, IChatModels? models, ReplayMode mode, string folder, string suite, TimeProvider time)
    {
        // The trial has its own time limit and retries, which the run counts and shows.
        var once = new ChatRetryOptions { Retries = 0, Timeout = null };
        return For("The app", app.Model, models, mode, RecordingFile.PathFor(folder, suite, AppRecordings), time, once);
    }

    private static RecordingChatClient For(
        string who, ModelUri model, IChatModels? models, ReplayMode mode, string path, TimeProvider time, ChatRetryOptions? retry)
    {
        var missing = WhatIsMissing(model, models);
        if (missing is not null && mode is ReplayMode.Record or ReplayMode.Off)
        {
            throw new EvalKitException(FaultKind.Usage, $"{who} cannot ask {model}: {missing}");
        }

        var file = new RecordingFile(path);
        var inner = missing is null && mode != ReplayMode.Strict
            ? (IChatClient)new RetryingChatClient(models!.Create(model), retry, time)
            : new AbsentChatClient(model);
        return new RecordingChatClient(inner, model, mode, file, time, missing);
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
        var line = new RecordedRequest(key, _model, request, ChatRecord.Response(response), ChatRecord.Usage(response), _time.GetUtcNow());
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

    private RecordedRequest? Replayable(string key) => _mode == ReplayMode.Record && !File.IsOfThisSession(key) ? null : File.Find(key);

    private string NotRecorded() =>
        $"No recording of this request in {File.Path}{(_mode == ReplayMode.Strict ? "" : $", and {_model} cannot be asked: {Missing!.TrimEnd('.')}")}. "
        + "Record it: `evalkit run <suite file> --replay record`, or `EVALKIT_REPLAY=record dotnet test`.";
}
