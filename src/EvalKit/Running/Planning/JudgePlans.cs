using EvalKit.Chat;
using EvalKit.Chat.Recording;
using EvalKit.Running.Reuse;
using EvalKit.Scoring;

namespace EvalKit.Running.Planning;

/// <summary>
/// Counts what a run would ask of its judges, those inside of other scorers too: judgements, checks of accepted answers, and judgements of the baseline that are made
/// again. Not thread-safe.
/// </summary>
internal sealed class JudgePlans
{
    private readonly EvalSuite _suite;
    private readonly EvaluationOptions _options;
    private readonly JudgeClients _clients;
    private readonly BaselineJudgements? _baseline;
    private readonly OrderedDictionary<string, JudgePlan> _plans = new(StringComparer.Ordinal);
    private readonly HashSet<(RecordingChatClient Client, string Key)> _asked = [];
    private readonly Dictionary<IScorer, PlannedReuse> _reuse = new(ReferenceEqualityComparer.Instance);

    private JudgePlans(EvalSuite suite, EvaluationOptions options, JudgeClients clients)
    {
        _suite = suite;
        _options = options;
        _clients = clients;
        _baseline = options is { ReuseJudgements: true, Baseline: { } held } && suite.Run.Repeats == 1 ? new BaselineJudgements(held) : null;
        foreach (var (name, leaf) in suite.Scorers.SelectMany(ScorerTree.Leaves))
        {
            if (leaf is IModelScorer judge)
            {
                _plans.TryAdd(name, new JudgePlan(name, judge.Model.ToString()) { CostUsd = 0 });
            }
        }
    }

    /// <summary>One plan for each judge, in the suite's order.</summary>
    /// <param name="suite">The suite.</param>
    /// <param name="options">What the run would be given.</param>
    /// <param name="judges">The judges' clients, which tell who would answer; nothing is asked.</param>
    /// <param name="trials">What is left to score, by which scorers.</param>
    public static IEnumerable<JudgePlan> Of(EvalSuite suite, EvaluationOptions options, JudgeClients judges, IEnumerable<(ScoreArguments Arguments, IReadOnlyList<IScorer> Scorers)> trials)
    {
        var plans = new JudgePlans(suite, options, judges);
        foreach (var (args, scorers) in trials)
        {
            // Whether an app answers two trials alike is not known, only that the scorers of one look at the same answer.
            if (suite.App is not null)
            {
                plans._asked.Clear();
            }

            foreach (var scorer in scorers)
            {
                plans.Add(scorer, args);
            }
        }

        plans.AddCanaries();
        return plans._plans.Values;
    }

    private void Add(IScorer scorer, ScoreArguments args)
    {
        var isWholeReused = IsReused(ReusableJudge.Of(scorer), scorer, args);
        var reusedParts = scorer is IScorerCombinator combinator && !isWholeReused
            ? combinator.Parts.Where((part, i) => IsReused(ReusableJudge.Of(combinator, i), part, args)).ToHashSet(ReferenceEqualityComparer.Instance)
            : [];
        foreach (var call in ScorerTree.Calls(scorer, args).Where(c => c.Leaf is IModelScorer))
        {
            _plans[call.Name] = Add(_plans[call.Name], call, isWholeReused || reusedParts.Contains(call.Leaf));
        }
    }

    /// <summary>Whether the baseline holds the judgement; either way it is remembered, for judges are asked again only where both kinds stand side by side.</summary>
    private bool IsReused(ReusableJudge? judge, IScorer scorer, ScoreArguments args)
    {
        if (judge is null || _baseline is null)
        {
            return false;
        }

        if (!_reuse.TryGetValue(scorer, out var reuse))
        {
            _reuse.Add(scorer, reuse = new PlannedReuse(judge));
        }

        var isReused = _baseline.Find(judge, args) is not null;
        reuse.Add(args, isReused);
        return isReused;
    }

    private JudgePlan Add(JudgePlan plan, LeafCall call, bool isReused)
    {
        var judge = (IModelScorer)call.Leaf;
        if ((judge.Preview(call.Arguments) ?? (_suite.App is not null ? judge.Preview(UnknownTrace.In(call.Arguments)) : null)) is not { } request)
        {
            return plan;
        }

        plan = plan with { Judgements = plan.Judgements + 1, AtMost = plan.AtMost || !call.IsCertain };
        if (isReused)
        {
            return plan with { Reused = plan.Reused + 1 };
        }

        var client = _clients.ClientOf(judge);
        var source = client.SourceOf(request);
        plan = source switch
        {
            ReplySource.Recording => plan with { Recorded = plan.Recorded + 1 },
            ReplySource.Cache => plan with { Cached = plan.Cached + 1 },
            ReplySource.Nobody => plan with { Unanswered = plan.Unanswered + 1 },
            _ when !IsFirst(client, request) => plan with { Shared = plan.Shared + 1 },
            _ => Paid(plan with { Calls = plan.Calls + 1 }, judge, request),
        };
        return source != ReplySource.Nobody && judge.PreviewCheck(call.Arguments) is { } check && client.SourceOf(check) == ReplySource.Model && IsFirst(client, check)
            ? Paid(plan with { Checks = plan.Checks + 1 }, judge, check)
            : plan;
    }

    /// <summary>Whether the run does not ask the same for another judgement before, whose reply it would take then.</summary>
    private bool IsFirst(RecordingChatClient client, ChatRequest request) => client.KeyOf(request) is not { } key || _asked.Add((client, key));

    private void AddCanaries()
    {
        foreach (var reuse in _reuse.Values.Where(r => r.IsMixed && DriftCanary.CanAsk(r.Judge, _options.Models, _suite.Run.Replay)))
        {
            foreach (var call in reuse.Sample(_suite.Run.Seed).SelectMany(args => ScorerTree.Calls(reuse.Judge.Scorer, args)))
            {
                if (call.Leaf is IModelScorer judge && judge.Preview(call.Arguments) is { } request)
                {
                    var name = NameOf(judge);
                    _plans[name] = Paid(_plans[name] with { Canaries = _plans[name].Canaries + 1 }, judge, request);
                }
            }
        }
    }

    private string NameOf(IModelScorer judge) => _suite.Scorers.SelectMany(ScorerTree.Leaves).First(l => ReferenceEquals(l.Leaf, judge)).Name;

    private JudgePlan Paid(JudgePlan plan, IModelScorer judge, ChatRequest request)
    {
        var most = judge.Estimate(request);
        return plan with { MoreCalls = plan.MoreCalls + most.Calls - 1, CostUsd = plan.CostUsd + _options.Prices.CostOf(judge.Model, most.Tokens) };
    }
}
