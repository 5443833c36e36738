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

    private static IScorer Bind(IModelScorer judge, EvalSuite suite, EvaluationOptions options, List<IChatClient> clients)
    {
        var client = RecordingChatClient.For(
            judge,
            options.Models,
            ModeFor(judge.Model, suite.Run.Replay),
            suite.Spec.Folder ?? options.Folder,
            suite.Name,
            options.Time,
            new ChatRetryOptions { Retries = suite.Run.Retries },
            options.Redactor);
        clients.Add(client);
        return judge.Bind(client);
    }

    /// <summary>An in-process model costs nothing and always answers alike: recording it by default would only fill the repository.</summary>
    private static ReplayMode ModeFor(ModelUri model, ReplayMode mode) => model.Provider == "local" && mode == ReplayMode.Auto ? ReplayMode.Off : mode;

    public void Dispose()
    {
        foreach (var client in _clients)
        {
            client.Dispose();
        }
    }
}
