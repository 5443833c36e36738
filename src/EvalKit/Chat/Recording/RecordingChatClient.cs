using System.Runtime.CompilerServices;
using EvalKit.Chat.Caching;
using EvalKit.Chat.Prices;
using EvalKit.Chat.Records;
using EvalKit.Redaction;
using Microsoft.Extensions.AI;

namespace EvalKit.Chat.Recording;

/// <summary>
/// Answers requests from a recording file and records what the model answers, as <see cref="ReplayMode"/> says. A request that is made twice in
/// one session is recorded once and then has one answer. Thread-safe.
/// </summary>
public sealed class RecordingChatClient : DelegatingChatClient
{
    private const string AppRecordings = "app";

    private readonly string _model;
    private readonly ModelUri _uri;
    private readonly ReplayMode _mode;
    private readonly TimeProvider _time;
    private readonly ResponseCacheClient? _cache;
    private readonly RedactedSpelling _spelling;
    private readonly CanonicalSpelling _canonical;

    private readonly RequestTurns _turns = new();

    /// <summary>Whether who asks tells that a reply could not be recorded.</summary>
    private bool _isFaultTold;
    private int _unrecorded;
    private string? _whyUnrecorded;
    private decimal _sparedUsd;

    /// <summary>Creates the client.</summary>
    /// <param name="inner">The client that asks the model; disposed with this one. Never asked in strict mode or when something is missing.</param>
    /// <param name="model">The model's URI; part of each request's key.</param>
    /// <param name="mode">When recordings answer.</param>
    /// <param name="file">The recordings.</param>
    /// <param name="time">The clock of <c>recorded_at</c>.</param>
    /// <param name="missing">Why the model cannot be asked, as <see cref="IChatModels.Missing"/> says it; null when it can.</param>
    /// <param name="redactor">Takes the secrets out of what is recorded; null for one that knows them by their form. A request's key is that of the original, but for what the model itself said before.</param>
    public RecordingChatClient(
        IChatClient inner, ModelUri model, ReplayMode mode, RecordingFile file, TimeProvider time, string? missing = null, SecretRedactor? redactor = null)
        : base(inner)
    {
        _uri = model;
        _model = model.ToString();
        _mode = mode;
        _time = time;
        _cache = inner as ResponseCacheClient;
        redactor ??= SecretRedactor.Shapes;
        _spelling = new RedactedSpelling(redactor);
        _canonical = new CanonicalSpelling(redactor);
        File = file;
        Missing = missing;
    }

    /// <summary>The recordings.</summary>
    public RecordingFile File { get; }

    /// <summary>Why the model cannot be asked, so that only recordings answer; null when it can.</summary>
    public string? Missing { get; }

    /// <summary>The name of the suite's file; null for a suite that is made in code.</summary>
    internal string? SuiteFile { get; init; }

    /// <summary>Whether recordings are read and made.</summary>
    internal bool IsRecording => _mode != ReplayMode.Off;

    /// <summary>The prices by which <see cref="SparedUsd"/> is told; null for none.</summary>
    internal PriceTable? Prices { get; init; }

    /// <summary>
    /// What recordings of other sessions and the cache have spared so far, in US dollars and as far as prices are known, where the model may be asked: what was spent tells nothing of what the next question
    /// costs. 0 where only recordings answer.
    /// </summary>
    internal decimal SparedUsd
    {
        get
        {
            lock (_turns)
            {
                return _sparedUsd;
            }
        }
    }

    /// <summary>How many replies could not be recorded, and the first reason; null for none. A judge tells it beside its feedback, an app's output has no place for it.</summary>
    internal (int Count, string Reason)? Unrecorded => _whyUnrecorded is { } reason ? (_unrecorded, reason) : null;

    /// <summary>Makes a judge's client: the model's own in the order of <c>ChatStack</c>, with response cache and recording around it.</summary>
    /// <param name="judge">The judge.</param>
    /// <param name="models">Makes clients; null when there is none, which is a missing model.</param>
    /// <param name="options">What stands between judge and model.</param>
    /// <exception cref="EvalKitException">The model would have to be asked and cannot be, or the recording file is broken.</exception>
    public static RecordingChatClient For(IModelScorer judge, IChatModels? models, RecordingOptions options)
    {
        var client = ChatStack.Recorded($"Judge '{judge.JudgeName}'", judge.Model, judge.JudgeName, models, options);
        client._isFaultTold = true;
        return client;
    }

    /// <summary>
    /// Makes an app's client, with its recordings in <c>recordings/&lt;suite&gt;/app.jsonl</c>. A call is not tried again and has no time limit of its own: the trial
    /// has both, which the run counts and shows.
    /// </summary>
    /// <param name="app">The app.</param>
    /// <param name="models">Makes clients; null when there is none, which is a missing model.</param>
    /// <param name="options">What stands between app and model; its retries do not count.</param>
    /// <exception cref="EvalKitException">The model would have to be asked and cannot be, or the recording file is broken.</exception>
    public static RecordingChatClient For(IModelApp app, IChatModels? models, RecordingOptions options)
    {
        var client = ChatStack.Recorded("The app", app.Model, AppRecordings, models, options with { Retry = new ChatRetryOptions { Retries = 0, Timeout = null } });
        client._isFaultTold = true;
        return client;
    }

    /// <summary>Who would answer a request now. Nothing is asked.</summary>
    /// <param name="request">The request, such as <see cref="IModelScorer.Preview"/> gives it.</param>
    public ReplySource SourceOf(ChatRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (_mode == ReplayMode.Off)
        {
            return ReplySource.Model;
        }

        var asked = RequestRecord.Of(_model, request.Messages, request.Options, _canonical);
        return IsReplayable(asked.Key) && File.Holds(asked.Key) ? ReplySource.Recording
            : _mode == ReplayMode.Strict || Missing is not null ? ReplySource.Nobody
            : _cache?.Holds(asked) == true ? ReplySource.Cache
            : ReplySource.Model;
    }

    /// <summary>What tells a request from others, so that of equal ones in a session only the first is paid; null where nothing is recorded and each is.</summary>
    internal string? KeyOf(ChatRequest request) => IsRecording ? RequestRecord.Of(_model, request.Messages, request.Options, _canonical).Key : null;

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

        var asked = RequestRecord.Of(_model, sent, options, _canonical);
        if (IsReplayable(asked.Key) && File.Find(asked.Key) is { } recorded)
        {
            return Spared(ReplyJson.Replay(recorded), isOfThisSession: File.IsOfThisSession(asked.Key));
        }

        if (_mode == ReplayMode.Strict || Missing is not null)
        {
            throw new NotRecordedException(NotRecorded());
        }

        // Of equal questions at once the first is paid, and the others find its answer.
        using var turn = await _turns.TakeAsync(asked.Key, cancellationToken).ConfigureAwait(false);
        return File.IsOfThisSession(asked.Key) ? ReplyJson.Replay(File.Find(asked.Key)!) : await AskAsync(asked, cancellationToken).ConfigureAwait(false);
    }

    private async Task<ChatResponse> AskAsync(RequestRecord asked, CancellationToken cancellationToken)
    {
        var response = _cache is null
            ? await base.GetResponseAsync(asked.Messages, ChatProperties.WithoutOurs(asked.Options), cancellationToken).ConfigureAwait(false)
            : await _cache.GetResponseAsync(asked, cancellationToken).ConfigureAwait(false);
        Spared(response, isOfThisSession: !ChatProperties.Cached(response));
        try
        {
            return File.TryRecord(LineOf(asked, response)) ? response : ReplayInsteadOf(response, asked.Key);
        }
        catch (EvalKitException fault) when (_isFaultTold && fault.Kind == FaultKind.Infrastructure)
        {
            // The answer is paid for and good. The run warns, as the next one has no recording of it.
            ChatProperties.SetRecordingFault(response, fault.Message);
            Interlocked.Increment(ref _unrecorded);
            Interlocked.CompareExchange(ref _whyUnrecorded, fault.Message, null);
            return response;
        }
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

    private ChatResponse Spared(ChatResponse response, bool isOfThisSession)
    {
        if (!isOfThisSession && _mode == ReplayMode.Auto && Missing is null && Prices?.CostOf(_uri, response.Usage) is { } usd)
        {
            lock (_turns)
            {
                _sparedUsd += usd;
            }
        }

        return response;
    }

    private bool IsReplayable(string key) => _mode != ReplayMode.Record || File.IsOfThisSession(key);

    /// <summary>Another one made the same request meanwhile and was faster: its answer counts, and what this one cost is told all the same.</summary>
    private ChatResponse ReplayInsteadOf(ChatResponse response, string key)
    {
        var replay = ReplyJson.Replay(File.Find(key)!);
        if (ChatProperties.TryCost(response, out var usd))
        {
            ChatProperties.SetCost(replay, usd);
        }

        return replay;
    }

    private RecordingLine LineOf(RequestRecord asked, ChatResponse response) => RecordingJson.Write(
        asked.Key, _model, w => asked.WriteTo(w, _spelling), w => ReplyJson.Write(w, response, asked.Options, _spelling), ReplyJson.Usage(response), _time.GetUtcNow());

    private string NotRecorded()
    {
        var mode = ModeThatRecords(ModelUri.Parse(_model));
        return $"No recording of this request in {File.Path}{(_mode == ReplayMode.Strict ? "" : $", and {_model} cannot be asked: {Missing!.TrimEnd('.')}")}. "
            + $"Record what is missing: {(SuiteFile is { } file ? $"`evalkit run {file} --replay {mode}`, or " : "")}`EVALKIT_REPLAY={mode} dotnet test`.";
    }

    /// <summary>The mode that records what is missing, and no more than that where asking costs.</summary>
    internal static string ModeThatRecords(ModelUri model) => LocalModels.IsLocal(model) ? "record" : "auto";
}
