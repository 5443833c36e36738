using EvalKit.Chat;
using EvalKit.Chat.Recording;
using EvalKit.Scoring;

namespace EvalKit.Running;

/// <summary>
/// The chat clients of a run's judges, those inside of other scorers too. Each judge and model has one, with recording and replay around it: the same question is
/// asked once, however many scorers ask it. Judges of one name share a recording file, in which each request is kept with its model.
/// </summary>
internal sealed class JudgeClients : IDisposable
{
    private readonly Dictionary<(string Judge, ModelUri Model), RecordingChatClient> _clients;

    private JudgeClients(IReadOnlyList<IScorer> scorers, Dictionary<(string Judge, ModelUri Model), RecordingChatClient> clients)
    {
        Scorers = scorers;
        _clients = clients;
    }

    /// <summary>The suite's scorers, each judge in them bound to its client.</summary>
    public IReadOnlyList<IScorer> Scorers { get; }

    /// <summary>Whether any scorer asks a model.</summary>
    public bool Any => _clients.Count > 0;

    public static JudgeClients Bind(EvalSuite suite, EvaluationOptions options)
    {
        var clients = new Dictionary<(string Judge, ModelUri Model), RecordingChatClient>();
        var files = new Dictionary<string, RecordingFile>(StringComparer.Ordinal);
        var recording = RecordingOf(suite, options) with { OpenFile = path => files.TryGetValue(path, out var file) ? file : files[path] = new RecordingFile(path) };
        try
        {
            return new JudgeClients([.. suite.Scorers.Select(s => ScorerTree.Map(s, leaf => leaf is IModelScorer judge ? Bind(judge, recording, options, clients) : leaf))], clients);
        }
        catch
        {
            Dispose(clients.Values);
            throw;
        }
    }

    /// <summary>The recordings that the run reads for its judges.</summary>
    public IEnumerable<RecordingFile> Recordings => _clients.Values.Where(c => c.IsRecording).Select(c => c.File);

    /// <summary>What recordings and cache have spared so far in US dollars, where the models may be asked.</summary>
    public decimal SparedUsd => _clients.Values.Sum(c => c.SparedUsd);

    /// <summary>The client of a judge.</summary>
    /// <param name="judge">A judge of the suite, at any depth.</param>
    public RecordingChatClient ClientOf(IModelScorer judge) => _clients[(judge.JudgeName, judge.Model)];

    /// <summary>What stands between a suite's judges or app and their models.</summary>
    public static RecordingOptions RecordingOf(EvalSuite suite, EvaluationOptions options) => new()
    {
        Folder = suite.Spec.Folder ?? options.Folder,
        Suite = suite.Name,
        SuiteFile = Path.GetFileName(suite.Spec.File),
        Mode = suite.Run.Replay,
        Retry = new ChatRetryOptions { Retries = suite.Run.Retries, Timeout = suite.Run.JudgeTimeout },
        CacheFolder = options.CacheFolder,
        Prices = options.Prices,
        Limits = options.Limits,
        Time = options.Time,
        Redactor = options.Redactor,
    };

    private static IScorer Bind(IModelScorer judge, RecordingOptions recording, EvaluationOptions options, Dictionary<(string Judge, ModelUri Model), RecordingChatClient> clients)
    {
        if (!clients.TryGetValue((judge.JudgeName, judge.Model), out var client))
        {
            client = RecordingChatClient.For(judge, options.Models, recording with { Mode = ModeFor(judge.Model, recording.Mode, options) });
            clients.Add((judge.JudgeName, judge.Model), client);
        }

        return judge.Bind(client.Traced(judge.Model));
    }

    /// <summary>
    /// An in-process model costs nothing and always answers alike: recording it by default would only fill the repository. A judge whose error is retried is asked
    /// anew where it can be: the answer that could not be read is in the recording.
    /// </summary>
    private static ReplayMode ModeFor(ModelUri model, ReplayMode mode, EvaluationOptions options) => mode != ReplayMode.Auto ? mode
        : model.Provider == LocalModels.Scheme ? ReplayMode.Off
        : options.RetryErrorsOf is not null && options.Models is { } models && models.Knows(model) && models.Missing(model) is null ? ReplayMode.Record
        : mode;

    public void Dispose() => Dispose(_clients.Values);

    private static void Dispose(IEnumerable<RecordingChatClient> clients)
    {
        foreach (var client in clients)
        {
            client.Dispose();
        }
    }
}
