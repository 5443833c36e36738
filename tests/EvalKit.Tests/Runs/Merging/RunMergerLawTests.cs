using CsCheck;
using EvalKit.Metrics;
using EvalKit.Runs;
using EvalKit.Runs.Merging;
using EvalKit.TestUtils;
using EvalKit.TestUtils.Runs;

namespace EvalKit.Tests.Runs.Merging;

/// <summary>Whatever parts a run is divided into, overlapping ones too, the merged run measures what the undivided one does.</summary>
public sealed class RunMergerLawTests
{
    private const int Cases = 12;
    private const int Parts = 3;

    [Fact]
    public Task Merged_parts_have_the_numbers_of_the_undivided_run() =>
        Gen.Select(Gen.Int[1, (1 << Parts) - 1].Array[Cases], Gen.Double.Unit.Array[Cases], Gen.Int[0, 1000].Array[Parts]).ShouldHoldAsync(
            60,
            async sample =>
            {
                var (inParts, scores, order) = sample;
                var dataset = SampleRun.Dataset(Cases);
                var whole = await Part.BeginAsync(dataset, 90);
                var parts = new List<Part>();
                for (var number = 0; number < Parts; number++)
                {
                    parts.Add(await Part.BeginAsync(dataset, number + 1, r => r with { Partial = true }));
                }

                for (var i = 0; i < Cases; i++)
                {
                    await whole.AnsweredAsync(i, 900 + i, score: scores[i]);
                    for (var number = 0; number < Parts; number++)
                    {
                        if ((inParts[i] & (1 << number)) != 0)
                        {
                            await parts[number].AnsweredAsync(i, (100 * (number + 1)) + i, score: scores[i]);
                        }
                    }
                }

                var target = new InMemoryRunStore();
                var merges = await RunMerger.PlanAsync([.. parts.Zip(order).OrderBy(p => p.Second).Select(p => p.First.Store)], [], CancellationToken.None);
                await RunMerger.WriteAsync(target, merges, CancellationToken.None);

                merges.Should().ContainSingle();
                var merged = await RunReader.LoadAsync(target, merges[0].Run.Id, CancellationToken.None);
                var undivided = await RunReader.LoadAsync(whole.Store, whole.RunId, CancellationToken.None);
                merged.Rows.Should().HaveCount(Cases);
                merged.Record.Partial.Should().Be(false);
                FieldDump.Of(MetricCalculator.Compute(merged, [])).Should().Be(FieldDump.Of(MetricCalculator.Compute(undivided, [])));
            });
}
