using EvalKit.Chat;
using EvalKit.Judging.Safety;
using Microsoft.Extensions.AI;

namespace EvalKit.Judging;

/// <summary>A judge that waits for its model; a run binds it to a client.</summary>
internal sealed class JudgeScorer : IModelScorer
{
    private readonly JudgeFile _judge;
    private readonly JudgePrompt _prompt;

    public JudgeScorer(JudgeFile judge, ModelUri model, string? name)
    {
        TraceReadingReader.Check(judge.Trace);
        judge = judge with { Examples = judge.Examples?.ReadBy(judge.Verdict) };
        _judge = judge;
        Model = model;
        Info = JudgeInfo.Of(judge, model, name ?? judge.FeedbackName);
        _prompt = new JudgePrompt(judge, Info);
    }

    public ScorerInfo Info { get; }

    public bool ReadsTrace => _judge.ReadsTrace;

    /// <summary>The judge, with what the suite set of it.</summary>
    public JudgeFile File => _judge;

    /// <summary>Whether the judge's file is the user's own.</summary>
    public bool IsOwn => !_judge.IsEmbedded;

    public string JudgeName => _judge.Name;

    public ModelUri Model { get; }

    public bool? Passes(FeedbackValue value) => _judge.Verdict.Passes(value);

    /// <summary>What the judge needs and case or trial lacks; null when nothing.</summary>
    public string? Missing(ScoreArguments args) => _prompt.Missing(args);

    public ChatRequest? Preview(ScoreArguments args)
    {
        var candidate = CandidateText.Of(args.OutputText, _judge.Defences);
        return _prompt.Missing(args) is null && EqualAnswer.Of(_judge, args, candidate) is null ? _prompt.First(args, candidate, CancellationToken.None).Chat : null;
    }

    public CallEstimate Estimate(ChatRequest request) => TraceEffort.Of(request, _judge.Trace);

    public ChatRequest? PreviewCheck(ScoreArguments args)
    {
        var candidate = CandidateText.Of(args.OutputText, _judge.Defences);
        return Preview(args) is null ? null : new CounterfactualCheck(_judge, _prompt, Model.ToString(), Info.Fingerprint).Preview(args, candidate);
    }

    public JudgeScorer With(JudgeDefences defences) => new(_judge with { Defences = defences }, Model, Info.Name);

    public JudgeScorer With(TraceReading trace) => new(_judge with { Trace = trace }, Model, Info.Name);

    public IScorer Bind(IChatClient client) => new BoundJudge(_judge, _prompt, Model.ToString(), Info, client);

    public ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken) =>
        throw new InvalidOperationException($"The judge '{Info.Name}' has no client: bind one before it scores.");
}
