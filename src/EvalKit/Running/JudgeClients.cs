using EvalKit.Chat;
using Microsoft.Extensions.AI;

namespace EvalKit.Running;

/// <summary>The chat clients of a run's judges: each judge has its own, with recording and replay around it.</summary>
internal sealed class JudgeClients : IDisposable
{
    private readonly List<IChatClient> _clients;

    private JudgeClients(IReadOnlyList<IScorer> scorers, List<IChatClient> clients)
    {
        Scorers = scorers;
        _clients = clients;
    }

    /// <summary>The suite's scorers, each judge bound to its client.</summary>
    public IReadOnlyList<IScorer> Scorers { get; }

    /// <summary>Whether any scorer asks a model.</summary>
    public bool Any => _clients.Count > 0;

    public static JudgeClients Bind(EvalSuite suite, EvaluationOptions options)
    {
        var clients = new List<IChatClient>();
        try
        {
            return new JudgeClients([.. suite.Scorers.Select(s => s is IModelScorer judge ? Bind(judge, suite, options, clients) : s)], clients);
        }
        catch
        {
            clients.ForEach(c => c.Dispose());
            throw;
        }
    }

    /// <summary>What stands between a suite's judges or app and their models.</summary>
    public static RecordingOptions RecordingOf(EvalSuite suite, EvaluationOptions options) => new()
    {
        Folder = suite.Spec.Folder ?? options.Folder,
        Suite = suite.Name,
        Mode = suite.Run.Replay,
        Retry = new ChatRetryOptions { Retries = suite.Run.Retries },
        CacheFolder = options.CacheFolder,
        Prices = options.Prices,
        Time = options.Time,
    };

    private static IScorer Bind(IModelScorer judge, EvalSuite suite, EvaluationOptions options, List<IChatClient> clients)
    {
        var recording = RecordingOf(suite, options);
        var client = RecordingChatClient.For(judge, options.Models, recording with { Mode = ModeFor(judge.Model, recording.Mode) });
        clients.Add(client);
        return judge.Bind(client);
    }

    /// <summary>An in-process model costs nothing and always answers alike: recording it by default would only fill the repository.</summary>
    private static ReplayMode ModeFor(ModelUri model, ReplayMode mode) => model.Provider == LocalModels.Scheme && mode == ReplayMode.Auto ? ReplayMode.Off : mode;

    public void Dispose()
    {
        foreach (var client in _clients)
        {
            client.Dispose();
        }
    }
}
