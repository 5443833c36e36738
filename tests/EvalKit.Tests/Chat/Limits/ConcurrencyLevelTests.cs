using CsCheck;
using EvalKit.Chat.Limits;
using EvalKit.TestUtils;

namespace EvalKit.Tests.Chat.Limits;

/// <summary>The level by itself, against simulated providers: no clock and no threads.</summary>
public sealed class ConcurrencyLevelTests
{
    [Fact]
    public void Nothing_that_is_rejected_lets_it_grow_to_the_most()
    {
        var level = new ConcurrencyLevel();

        level.Now.Should().Be(ConcurrencyLevel.Start);
        Simulation.Run(level, most: int.MaxValue, calls: 50_000, callers: int.MaxValue);

        level.Now.Should().Be(ConcurrencyLevel.Most);
        level.Cuts.Should().Be(0);
    }

    [Fact]
    public void It_does_not_grow_beyond_what_is_asked_for()
    {
        var level = new ConcurrencyLevel();

        Simulation.Run(level, most: int.MaxValue, calls: 50_000, callers: 20);

        level.Now.Should().BeInRange(20, 40, "more was never in flight, so more is not known to hold");
    }

    [Fact]
    public void It_ends_just_under_what_is_rejected()
    {
        var level = new ConcurrencyLevel();

        Simulation.Run(level, most: 40, calls: 500, callers: 200);

        level.Now.Should().BeInRange(38, 41);
    }

    [Fact]
    public void Whatever_a_provider_takes_few_calls_are_rejected_and_its_capacity_is_used()
    {
        Gen.Int[1, 200].ShouldHold(100, most =>
        {
            var level = new ConcurrencyLevel();
            Simulation.Run(level, most, calls: 100 * most, callers: 1000);

            var (calls, rejected, rounds) = Simulation.Run(level, most, calls: 200 * most, callers: 1000);

            rejected.Should().BeLessThanOrEqualTo(Math.Max(3, calls * 3 / 100), "a provider takes {0}", most);
            ((double)calls / rounds / most).Should().BeGreaterThan(0.9, "a provider takes {0}", most);
        });
    }

    [Fact]
    public void It_recovers_when_the_provider_takes_more_again()
    {
        var level = new ConcurrencyLevel();
        Simulation.Run(level, most: 10, calls: 1000, callers: 500);
        level.Now.Should().BeLessThanOrEqualTo(11);

        Simulation.Run(level, most: 100, calls: 20_000, callers: 500);

        level.Now.Should().BeGreaterThan(90);
    }

    [Fact]
    public void Calls_that_began_before_a_cut_cut_once_and_by_half_at_most()
    {
        var level = new ConcurrencyLevel();

        for (var left = ConcurrencyLevel.Start - 1; left >= 0; left--)
        {
            level.Rejected(left, cutsAtItsBeginning: 0);
        }

        (level.Now, level.Cuts).Should().Be((ConcurrencyLevel.Start / 2, 1));
    }

    [Fact]
    public void It_never_falls_below_one()
    {
        var level = new ConcurrencyLevel();

        for (var i = 0; i < 20; i++)
        {
            level.Rejected(0, level.Cuts);
        }

        level.Now.Should().Be(1);
    }

    [Fact]
    public void Tries_that_fail_become_rarer()
    {
        var level = new ConcurrencyLevel();
        Simulation.Run(level, most: 20, calls: 2000, callers: 100);
        var (_, early, _) = Simulation.Run(level, most: 20, calls: 10_000, callers: 100);
        var (_, late, _) = Simulation.Run(level, most: 20, calls: 10_000, callers: 100);

        late.Should().BeLessThanOrEqualTo(early).And.BeGreaterThan(0, "a provider that takes more again is to be found out");
    }

    /// <summary>A provider that takes so many calls at once and rejects each one beyond them: in rounds, each as long as a call takes.</summary>
    private static class Simulation
    {
        public static (int Succeeded, int Rejected, int Rounds) Run(ConcurrencyLevel level, int most, int calls, int callers)
        {
            var (succeeded, rejected, rounds) = (0, 0, 0);
            while (succeeded < calls)
            {
                rounds++;
                var inFlight = new List<int>();
                var beyond = new List<int>();
                while (inFlight.Count + beyond.Count < Math.Min(level.Now, callers))
                {
                    (inFlight.Count < most ? inFlight : beyond).Add(level.Cuts);
                }

                var isFull = inFlight.Count + beyond.Count >= level.Now;
                for (var i = 0; i < beyond.Count; i++)
                {
                    level.Rejected(inFlight.Count + beyond.Count - i - 1, beyond[i]);
                    rejected++;
                }

                foreach (var _ in inFlight)
                {
                    level.Succeeded(isFull);
                    succeeded++;
                }
            }

            return (succeeded, rejected, rounds);
        }
    }
}
