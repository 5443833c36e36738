using EvalKit.Chat.Limits;
using EvalKit.Redaction;
using EvalKit.Running;
using EvalKit.Running.Budget;

namespace EvalKit.Tests.Running;

public sealed class TrialStartsTests : IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    public void Dispose() => _stop.Dispose();

    [Fact]
    public async Task A_trial_waits_while_the_budget_depends_on_what_is_in_flight()
    {
        var (budget, starts) = Create(cap: 1, spent: 0.40m, ended: 1);
        await starts.BeginAsync(default);

        var second = starts.BeginAsync(default);
        second.IsCompleted.Should().BeFalse("with what is in flight it may cost $1.20");
        budget.End(0);

        await second;
        (starts.Refused, budget.IsSpent).Should().Be((0, false));
    }

    [Fact]
    public async Task A_trial_that_waits_is_refused_once_what_was_in_flight_has_spent_the_budget()
    {
        var (budget, starts) = Create(cap: 1, spent: 0.40m, ended: 1);
        await starts.BeginAsync(default);

        var second = starts.BeginAsync(default);
        budget.End(0.50m);

        (await second.Awaiting(s => s).Should().ThrowAsync<TrialNotStartedException>()).WithMessage("the budget of $1.00 is spent ($0.90)*");
        starts.Refused.Should().Be(1);
    }

    [Fact]
    public async Task A_trial_that_waits_does_not_begin_once_the_run_is_stopped()
    {
        var (budget, starts) = Create(cap: 1, spent: 0.40m, ended: 1);
        await starts.BeginAsync(default);

        var second = starts.BeginAsync(default);
        await _stop.CancelAsync();
        budget.End(0);

        (await second.Awaiting(s => s).Should().ThrowAsync<TrialNotStartedException>()).WithMessage("The run was stopped*");
        starts.Refused.Should().Be(1);
        budget.IsSpent.Should().BeFalse("a run that was stopped has not spent its budget");
    }

    private (BudgetMeter Budget, TrialStarts Starts) Create(decimal cap, decimal spent, int ended)
    {
        var budget = new BudgetMeter(cap, spent, ended);
        return (budget, new TrialStarts(budget, new ProgressCounter(10, budget, watcher: null, SecretRedactor.Shapes, new ChatLimits()), _stop.Token));
    }
}
