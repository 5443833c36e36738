using System.Globalization;
using EvalKit.Chat;
using EvalKit.Chat.Recording;
using EvalKit.Running.Planning;

namespace EvalKit.Running;

/// <summary>A suite's app, ready to be called: one that asks a model gets its client, with recording and replay around it.</summary>
internal sealed class AppClient : IDisposable
{
    private readonly RecordingChatClient? _client;
    private readonly IModelApp? _app;

    private AppClient(Func<int, EvalApp>? appOf, RecordingChatClient? client, IModelApp? app = null)
    {
        AppOf = appOf;
        _client = client;
        _app = app;
    }

    /// <summary>No app: outputs are there already.</summary>
    public static AppClient None => new(appOf: null, client: null);

    /// <summary>Gives the app of a repeat, counted from 0; null for recorded outputs.</summary>
    public Func<int, EvalApp>? AppOf { get; }

    /// <exception cref="EvalKitException">The app's model would have to be asked and cannot be.</exception>
    public static AppClient Bind(EvalSuite suite, EvaluationOptions options)
    {
        if (suite.App?.Target is not IModelApp app)
        {
            return new AppClient(suite.App is { } bound ? _ => bound : null, client: null);
        }

        var client = RecordingChatClient.For(app, options.Models, JudgeClients.RecordingOf(suite, options));
        var traced = client.Traced(app.Model);
        return new AppClient(repeat => SkippingWhatIsNotRecorded(app.Bind(new ReplicateChatClient(traced, repeat))), client, app);
    }

    /// <summary>What a reader of the run should know of the app's calls.</summary>
    public IEnumerable<string> Warnings => _client?.Unrecorded is var (count, reason)
        ? [string.Create(CultureInfo.InvariantCulture, $"{(count == 1 ? "1 reply" : count + " replies")} of the app's model could not be recorded, and will be paid again: {reason}")]
        : [];

    /// <summary>What recordings and cache have spared so far in US dollars, where the model may be asked.</summary>
    public decimal SparedUsd => _client?.SparedUsd ?? 0;

    /// <summary>Whether a repeat of all cases asks no model, for recordings or the cache hold what the app would ask first.</summary>
    /// <param name="cases">The cases.</param>
    /// <param name="repeat">Which repeat, from 0.</param>
    /// <param name="cancellationToken">Stops the looking.</param>
    public async Task<bool> IsRecordedAsync(IReadOnlyList<EvalCase> cases, int repeat, CancellationToken cancellationToken)
    {
        if (_client is null || _app is null)
        {
            return false;
        }

        foreach (var evalCase in cases)
        {
            if (await FirstRequest.OfAsync(_app, evalCase, repeat, cancellationToken).ConfigureAwait(false) is not { } request || _client.SourceOf(request) is ReplySource.Model or ReplySource.Nobody)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The recordings that the run reads for the app.</summary>
    public IEnumerable<RecordingFile> Recordings => _client is { IsRecording: true } ? [_client.File] : [];

    public void Dispose() => _client?.Dispose();

    private static EvalApp SkippingWhatIsNotRecorded(EvalApp app) => async (evalCase, cancellationToken) =>
    {
        try
        {
            return await app(evalCase, cancellationToken).ConfigureAwait(false);
        }
        catch (NotRecordedException exception)
        {
            throw new TrialSkippedException(exception.MessageFor(evalCase.Id), exception);
        }
    };
}
