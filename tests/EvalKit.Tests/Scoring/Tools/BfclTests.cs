using System.Text.Json.Nodes;
using EvalKit.Scoring;
using EvalKit.TestUtils;
using Xunit.Abstractions;

namespace EvalKit.Tests.Scoring.Tools;

/// <summary>tool_call_match on the Berkeley Function Calling Leaderboard: right answers are right, and each kind of mistake is wrong.</summary>
public sealed class BfclTests(ITestOutputHelper output)
{
    [SharedDataTheory(BfclRow.Folder)]
    [InlineData("simple_python", 277)]
    [InlineData("multiple", 133)]
    [InlineData("parallel", 131)]
    [InlineData("parallel_multiple", 159)]
    [InlineData("live_simple", 188)]
    [InlineData("live_parallel", 12)]
    [InlineData("live_parallel_multiple", 14)]
    [InlineData("simple_java", 66)]
    [InlineData("simple_javascript", 38)]
    public void The_recorded_right_answer_is_right_however_it_is_written(string file, int rows)
    {
        var scorer = Of(file);
        var answers = BfclRow.Read(file).SelectMany(row => Variants(row).Select(made => (row.Id, Arguments: row.Arguments(made)))).ToList();

        var wrong = answers.Where(a => !Passes(scorer, a.Arguments)).Select(a => $"{a.Id}: {Given.Score(scorer, a.Arguments).Rationale}").ToList();

        output.WriteLine($"{file}: {answers.Count - wrong.Count} of {answers.Count} ways to write the right answers of {rows} questions are right");
        wrong.Should().BeEmpty();
        answers.Select(a => a.Id).Distinct().Should().HaveCount(rows);
    }

    [SharedDataTheory(BfclRow.Folder)]
    [InlineData("simple_python")]
    [InlineData("multiple")]
    [InlineData("parallel")]
    [InlineData("parallel_multiple")]
    [InlineData("live_simple")]
    [InlineData("live_parallel")]
    [InlineData("live_parallel_multiple")]
    [InlineData("simple_java")]
    [InlineData("simple_javascript")]
    public void Each_kind_of_mistake_is_wrong(string file)
    {
        var scorer = Of(file);
        foreach (var (kind, mistake) in BfclMistakes.All)
        {
            var made = BfclRow.Read(file).SelectMany(row => mistake(row, row.Calls(0, omit: false)).Select(calls => (row.Id, Arguments: row.Arguments(calls)))).ToList();

            var accepted = made.Where(m => Passes(scorer, m.Arguments)).Select(m => m.Id).ToList();

            output.WriteLine($"{file}: {kind}: {made.Count - accepted.Count} of {made.Count} are wrong");
            accepted.Should().BeEmpty(kind);
            made.Should().NotBeEmpty(kind);
        }
    }

    [SharedDataFact(BfclRow.Folder)]
    public void A_call_where_none_is_right_is_wrong_and_no_call_is_right()
    {
        var scorer = Of("irrelevance");
        var rows = BfclRow.Read("irrelevance");

        var silent = rows.Count(row => Passes(scorer, row.Arguments([])));
        var calling = rows.Count(row => Passes(scorer, row.Arguments([new JsonObject { ["name"] = (string)row.Tools[0]!["name"]!, ["arguments"] = new JsonObject() }])));

        output.WriteLine($"irrelevance: no call is right for {silent} of {rows.Count}, a call is right for {calling}");
        rows.Should().HaveCount(171);
        silent.Should().Be(171);
        calling.Should().Be(0);
    }

    /// <summary>The data set's own faults: a variable's name where a list is declared, and a value that is not in the tool's enum.</summary>
    [SharedDataTheory(BfclRow.Folder)]
    [InlineData("simple_python")]
    [InlineData("live_simple", "live_simple_71-35-0")]
    [InlineData("parallel_multiple", "parallel_multiple_21", "parallel_multiple_94")]
    public void Right_answers_meet_the_schemas_of_their_tools(string file, params string[] exceptions)
    {
        var scorer = Scorers.ToolCallMatch(new ToolCallMatchOptions { Arguments = ToolArguments.Schema, ToolsInput = "tools" });
        var rows = BfclRow.Read(file);

        var wrong = rows.Where(row => !Passes(scorer, row.Arguments(row.Calls(0, omit: true)))).Select(row => row.Id).ToList();

        output.WriteLine($"{file}: {rows.Count - wrong.Count} of {rows.Count} meet the schemas");
        wrong.Should().Equal(exceptions);
    }

    private static IScorer Of(string file) => Scorers.ToolCallMatch(new ToolCallMatchOptions { ToolsInput = "tools", Language = BfclRow.LanguageOf(file) });

    private static bool Passes(IScorer scorer, ScoreArguments arguments) => Given.Score(scorer, arguments) switch
    {
        { Value: { } value } => value.Bool!.Value,
        var failed => throw new InvalidOperationException(failed.Error!.Message),
    };

    /// <summary>The first to third allowed values, optional arguments given and left out, calls in reverse, and the shape of OpenAI.</summary>
    private static IEnumerable<JsonArray> Variants(BfclRow row)
    {
        for (var pick = 0; pick < 3; pick++)
        {
            yield return row.Calls(pick, omit: false);
            yield return row.Calls(pick, omit: true);
        }

        yield return [.. row.Calls(0, omit: false).Reverse().Select(c => c!.DeepClone())];
        yield return [.. row.Calls(0, omit: false).Select(c => (JsonNode)new JsonObject
        {
            ["id"] = "call_1",
            ["type"] = "function",
            ["function"] = new JsonObject { ["name"] = ((string)c!["name"]!).Replace('.', '_'), ["arguments"] = c["arguments"]!.ToJsonString() },
        })];
    }
}
