using System.Text.Json;
using System.Text.Json.Nodes;
using EvalKit.Scoring;
using EvalKit.Statistics;
using EvalKit.TestUtils;
using Xunit.Abstractions;

namespace EvalKit.Tests.Scoring.Tools;

/// <summary>Tool calls in 160 recorded conversations of an airline's agent (tau-bench), beside the actions that its authors list as right.</summary>
public sealed class TaubenchTests(ITestOutputHelper output)
{
    private const string File = "data/taubench/gpt-4o-airline.jsonl";

    /// <summary>Tools that change nothing: the benchmark's own reward looks at the state of the data base alone.</summary>
    private static readonly string[] Reading =
    [
        "get_reservation_details", "get_user_details", "search_direct_flight", "search_onestop_flight", "list_all_airports", "calculate", "think", "transfer_to_human_agents",
    ];

    [SharedDataFact(File)]
    public void Every_call_of_every_conversation_is_found()
    {
        var rows = Rows();

        var calls = rows.Sum(row => MadeToolCalls.Of(OutputOf(row), out var fault).Count(c => fault is null && c.Fault is null));

        output.WriteLine($"{calls} calls in {rows.Count} conversations");
        rows.Should().HaveCount(160);
        calls.Should().Be(948);
    }

    [SharedDataFact(File)]
    public void Calls_that_change_something_tell_mostly_what_the_benchmarks_reward_tells()
    {
        var rows = Rows();
        var writing = new ToolCallMatchOptions { IgnoreTools = Reading };
        var (match, f1) = (Scorers.ToolCallMatch(writing), Scorers.ToolCallF1(new ToolCallF1Options { IgnoreTools = Reading }));
        var superset = Scorers.ToolCallMatch(new ToolCallMatchOptions { Order = ToolCallOrder.Superset });

        var rewarded = rows.Count(IsRewarded);
        var matched = rows.Count(row => Passes(match, row));
        var same = rows.Count(row => Passes(match, row) == IsRewarded(row));
        var rewardedOnly = rows.Count(row => IsRewarded(row) && !Passes(match, row));
        var matchedOnly = rows.Count(row => !IsRewarded(row) && Passes(match, row));
        var meanF1 = rows.Average(row => Given.Score(f1, ArgumentsOf(row)).Value!.Number!.Value);
        var all = rows.Count(row => Passes(superset, row));

        output.WriteLine(FormattableString.Invariant(
            $"rewarded {rewarded}, matched {matched}, same {same}, rewarded only {rewardedOnly}, matched only {matchedOnly}; mean F1 {meanF1:0.0000}; all gold actions among the calls {all}"));
        rewarded.Should().Be(68);
        (matched, same, rewardedOnly, matchedOnly, all).Should().Be((63, 153, 6, 1, 57), "the page says so");
        meanF1.Should().BeApproximately(0.4947, 0.00005, "the page says so");
    }

    [SharedDataFact(File)]
    public void The_chances_over_four_trials_are_those_of_the_page()
    {
        var passed = Rows().GroupBy(row => (int)row["task_id"]!).Select(task => (Count: task.Count(), Passed: task.Count(IsRewarded))).ToList();

        double[] hat = [.. Enumerable.Range(1, 4).Select(k => passed.Average(p => RepeatedTrials.PassHatK(p.Count, p.Passed, k)))];
        double[] at = [.. Enumerable.Range(1, 4).Select(k => passed.Average(p => RepeatedTrials.PassAtK(p.Count, p.Passed, k)))];

        output.WriteLine($"pass^k {string.Join(' ', hat)}; pass@k {string.Join(' ', at)}");
        passed.Should().HaveCount(40).And.OnlyContain(p => p.Count == 4);
        hat.Zip([0.425, 0.2708, 0.21875, 0.2]).Should().OnlyContain(p => Math.Abs(p.First - p.Second) < 0.0001);
        at.Zip([0.425, 0.5792, 0.68125, 0.75]).Should().OnlyContain(p => Math.Abs(p.First - p.Second) < 0.0001);
    }

    private static IReadOnlyList<JsonObject> Rows() => [.. System.IO.File.ReadLines(SharedData.PathOf(File)).Select(line => JsonNode.Parse(line)!.AsObject())];

    private static bool IsRewarded(JsonObject row) => (double)row["reward"]! == 1;

    private static bool Passes(IScorer scorer, JsonObject row) => Given.Score(scorer, ArgumentsOf(row)).Value!.Bool!.Value;

    private static ScoreArguments ArgumentsOf(JsonObject row) => GivenCalls.Arguments(OutputOf(row), row["info"]!["task"]!["actions"]);

    private static AppOutput OutputOf(JsonObject row) => new("done") { Messages = JsonSerializer.SerializeToElement(row["traj"]) };
}
