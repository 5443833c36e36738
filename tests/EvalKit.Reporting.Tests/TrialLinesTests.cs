using System.Text.Json;
using System.Text.Json.Nodes;
using EvalKit.Datasets;
using EvalKit.Running;
using EvalKit.Scoring;

namespace EvalKit.Reporting.Tests;

public sealed class TrialLinesTests
{
    [Fact]
    public async Task A_trial_is_a_line_with_its_scores_and_what_it_took_and_its_tool_calls_stand_under_it()
    {
        var output = Output("Room 7.", """[{"name":"find","arguments":{"who":"Ada"},"result":"room 7"},{"type":"function","function":{"name":"open","arguments":"{\"door\": 7}"}}]""");

        var lines = await LinesAsync([("where", output with { RecordedLatency = TimeSpan.FromMilliseconds(12.5), CostUsd = 0.0004m }), ("who", AppOutput.FromText("Nobody knows"))]);

        lines.Should().Equal(
            "ok  where  alias_containment true, squad_f1 1.00  12.5 ms, $0.0004",
            "  find({\"who\":\"Ada\"}) → room 7",
            "  open({\"door\": 7})",
            "ok  who  alias_containment false, squad_f1 0.00");
    }

    [Fact]
    public async Task A_trial_without_an_answer_says_why_and_what_is_not_scored()
    {
        var lines = await LinesAsync([("where", null), ("who", AppOutput.FromText("Room 7"))]);

        lines.Should().HaveCount(3);
        lines[0].Should().Be("skipped  where  alias_containment unscored, squad_f1 unscored");
        lines[1].Should().StartWith("  No recorded output");
    }

    [Fact]
    public async Task An_app_that_throws_is_an_error_with_its_message_on_one_line()
    {
        var lines = await LinesAsync([("where", null)], app: (_, _) => throw new InvalidOperationException("no\n\u001b[31mroom " + new string('x', 1000)));

        lines[0].Should().Be("error  where  alias_containment error, squad_f1 error");
        lines[1].Should().StartWith("  no room xxx").And.EndWith("x…").And.HaveLength(162);
    }

    [Fact]
    public async Task Repeats_stand_beneath_each_other_with_their_numbers()
    {
        var lines = await LinesAsync([("where", AppOutput.FromText("Room 7")), ("who", AppOutput.FromText("Ada"))], repeats: 2);

        lines.Select(l => l.Split("  ")[1]).Should().Equal("where #1", "where #2", "who #1", "who #2");
    }

    [Fact]
    public async Task What_others_wrote_steers_no_terminal_and_fills_no_screen()
    {
        var hostile = "\u001b[2J\u202Ea\n::error::b" + new string('c', 10_000);
        var calls = new JsonArray(new JsonObject { ["name"] = hostile, ["arguments"] = new JsonObject { [hostile] = hostile }, ["result"] = hostile }, 7, new JsonObject { ["function"] = "x" });

        var lines = await LinesAsync([(new string('i', 200), Output(hostile, calls.ToJsonString()))]);

        lines.Should().HaveCount(3).And.OnlyContain(l => l.Length < 260 && !l.Contains('\u001b') && !l.Contains('\u202E') && !l.Contains('\n'));
        lines[2].Should().Be("  ?()", "what names no tool is told as such, and what is no object is none");
    }

    private static AppOutput Output(string text, string toolCalls)
    {
        using var calls = JsonDocument.Parse(toolCalls);
        return AppOutput.FromText(text) with { ToolCalls = calls.RootElement.Clone() };
    }

    private static async Task<IReadOnlyList<string>> LinesAsync(IEnumerable<(string Id, AppOutput? Output)> cases, EvalApp? app = null, int repeats = 1)
    {
        var suite = new EvalSuite("told")
        {
            Dataset = EvalDatasets.Create("told", [.. cases.Select(c => EvalCases.Create(CaseFields.OfText(("question", c.Id)), CaseFields.OfText(("expected_response", "Room 7")), id: c.Id, recordedOutput: c.Output))]),
            App = app,
            Run = new RunSettings { Repeats = repeats, Retries = 0 },
        };
        suite.Score(Scorers.AliasContainment());
        suite.Score(Scorers.SquadF1());
        return [.. TrialLines.Of((await suite.RunAsync(new EvaluationOptions())).Results).Select(l => l.Plain)];
    }
}
