using System.Globalization;
using CsCheck;
using EvalKit.Statistics;
using EvalKit.TestUtils;
using Xunit.Abstractions;

namespace EvalKit.Tests.Statistics;

public sealed class RepeatedTrialsTests(ITestOutputHelper output)
{
    [SharedDataFact("golden/stats_pass_at_k.json")]
    public void The_chances_are_those_of_exact_integers()
    {
        var golden = new GoldenCases("stats_pass_at_k.json", output);
        foreach (var element in golden.All)
        {
            var input = element.GetProperty("input");
            if (input.TryGetProperty("counts", out var counts))
            {
                var mean = counts.EnumerateObject().Average(c => RepeatedTrials.PassHatK(c.Value[0].GetInt32(), c.Value[1].GetInt32(), input.GetProperty("k").GetInt32()));
                golden.Check("mean pass^", element, mean, element.GetProperty("expected").GetProperty("mean_pass^k").GetDouble());
                continue;
            }

            var (n, passed) = (input.GetProperty("n").GetInt32(), input.GetProperty("c").GetInt32());
            foreach (var expected in element.GetProperty("expected").EnumerateObject())
            {
                var k = int.Parse(expected.Name.AsSpan(5), CultureInfo.InvariantCulture);
                var value = expected.Name[4] == '@' ? RepeatedTrials.PassAtK(n, passed, k) : RepeatedTrials.PassHatK(n, passed, k);
                golden.Check(expected.Name[..5], element, value, expected.Value.GetDouble());
            }
        }

        golden.Finish("pass@", "pass^", "mean pass^");
    }

    [Fact]
    public void One_trial_passes_at_its_rate_and_more_trials_never_lower_the_chance_of_one() =>
        Gen.Int[1, 60].SelectMany(n => Gen.Int[0, n], (n, passed) => (N: n, Passed: passed)).SelectMany(t => Gen.Int[1, t.N], (t, k) => (t.N, t.Passed, K: k)).ShouldHold(2_000, t =>
        {
            var (at, hat) = (RepeatedTrials.PassAtK(t.N, t.Passed, t.K), RepeatedTrials.PassHatK(t.N, t.Passed, t.K));
            var rate = t.Passed / (double)t.N;
            return at is >= 0 and <= 1 && hat is >= 0 and <= 1 && hat <= rate + 1e-12 && at >= rate - 1e-12
                && Math.Abs(1 - at - RepeatedTrials.PassHatK(t.N, t.N - t.Passed, t.K)) < 1e-12;
        });

    [Theory]
    [InlineData(3, 1, 4)]
    [InlineData(3, 1, 0)]
    [InlineData(3, 4, 1)]
    [InlineData(3, -1, 1)]
    public void Counts_that_do_not_go_together_are_refused(int n, int passed, int k)
    {
        FluentActions.Invoking(() => RepeatedTrials.PassAtK(n, passed, k)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => RepeatedTrials.PassHatK(n, passed, k)).Should().Throw<ArgumentOutOfRangeException>();
    }
}
