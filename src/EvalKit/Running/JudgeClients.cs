using EvalKit.Chat;

namespace EvalKit.Running;

/// <summary>The chat clients of a run's judges: each judge has its own, with recording and replay around it.</summary>
internal sealed class JudgeClients : IDisposable
{
    private readonly List<(IModelScorer Judge, RecordingChatClient Client)> _judges;

    private JudgeClients(IReadOnlyList<IScorer> scorers, List<(IModelScorer Judge, RecordingChatClient Client)> judges)
    {
        Scorers = scorers;
        _judges = judges;
    }

    /// <summary>The suite's scorers, each judge bound to its client.</summary>
    public IReadOnlyList<IScorer> Scorers { get; }

    /// <summary>The judges with their clients, in the suite's order.</summary>
    public IReadOnlyList<(IModelScorer Judge, RecordingChatClient Client)> Judges => _judges;

    /// <summary>Whether any scorer asks a model.</summary>
    public bool Any => _judges.Count > 0;

    public static JudgeClients Bind(EvalSuite suite, EvaluationOptions options)
    {
        var judges = new List<(IModelScorer Judge, RecordingChatClient Client)>();
        try
        {
            return new JudgeClients([.. suite.Scorers.Select(s => s is IModelScorer judge ? Bind(judge, suite, options, judges) : s)], judges);
        }
        catch
        {
            judges.ForEach(j => j.Client.Dispose());
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
        Redactor = options.Redactor,
    };

    private static IScorer Bind(IModelScorer judge, EvalSuite suite, EvaluationOptions options, List<(IModelScorer Judge, RecordingChatClient Client)> judges)
    {
        var recording = RecordingOf(suite, options);
        var client = RecordingChatClient.For(judge, options.Models, recording with { Mode = ModeFor(judge.Model, recording.Mode, options) });
        judges.Add((judge, client));
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

    public void Dispose()
    {
        _judges.ForEach(j => j.Client.Dispose());
    }
}
