using EvalKit.Chat;
using Microsoft.Extensions.AI;

namespace EvalKit.Judging;

/// <summary>A judge that waits for its model; a run binds it to a client.</summary>
internal sealed class JudgeScorer : IModelScorer
{
    private readonly JudgeFile _judge;
    private readonly JudgePrompt _prompt;

    public JudgeScorer(JudgeFile judge, ModelUri model, string? name)
    {
        judge = judge with { Examples = judge.Examples?.ReadBy(judge.Verdict) };
        _judge = judge;
        Model = model;
        Info = JudgeInfo.Of(judge, model, name ?? judge.Name);
        _prompt = new JudgePrompt(judge, Info);
    }

    public ScorerInfo Info { get; }

    public string JudgeName => _judge.Name;

    public ModelUri Model { get; }

    public bool? Passes(FeedbackValue value) => _judge.Verdict.Passes(value);

    public ChatRequest? Preview(ScoreArguments args) =>
        _prompt.Missing(args) is null ? _prompt.First(args, CandidateText.Of(args.OutputText), CancellationToken.None) : null;

    public IScorer Bind(IChatClient client) => new BoundJudge(_judge, _prompt, Model.ToString(), Info, client);

    public ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken) =>
        throw new InvalidOperationException($"The judge '{Info.Name}' has no client: bind one before it scores.");
}
