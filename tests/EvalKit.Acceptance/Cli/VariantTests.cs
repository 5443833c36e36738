using System.Text.Json;
using EvalKit.Acceptance.Processes;
using EvalKit.TestUtils.FakeOpenAi;

namespace EvalKit.Acceptance.Cli;

/// <summary>A matrix of variants as scripts meet it: real processes, an app that is a command, and a model behind real HTTP.</summary>
public sealed class VariantTests : IDisposable
{
    private const string Suite = "squares.suite.yaml";
    private readonly CliFolder _folder = new();

    public VariantTests()
    {
        File.WriteAllLines(_folder.In("squares.csv"), Enumerable.Range(1, 24).Select(i => $"case-{i:00},{i},{i * i}").Prepend("id,n,expected_response"));
        Directory.CreateDirectory(_folder.In("prompts"));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Each_variant_is_a_run_of_one_session_and_the_document_pairs_it_with_the_first()
    {
        WriteExecSuite();

        var result = await _folder.RunAsync("run", Suite, "--json");

        result.ExitCode.Should().Be(1, result.Error);
        var document = Json(result.Output);
        var variants = document.GetProperty("variants").EnumerateArray().ToList();
        variants.Select(v => v.GetProperty("label").GetString()).Should().Equal("exec[2]=right", "exec[2]=half", "exec[2]=right again");
        variants.Select(v => v.GetProperty("run").GetProperty("exit_code").GetInt32()).Should().Equal(0, 1, 0);
        variants[0].GetProperty("comparison").ValueKind.Should().Be(JsonValueKind.Null);
        variants[1].GetProperty("comparison").GetProperty("feedback").GetProperty("exact_match").GetProperty("difference").GetDouble().Should().Be(-0.5);
        variants[1].GetProperty("values").GetProperty("app.exec[2]").GetString().Should().Be("half");
        result.Error.Should().Contain("squares: 3 variants side by side, 72 trials together").And.Contain("variant 2/3 exec[2]=half:").And.Contain("2  exec[2]=half         ✕ Fail   0.50 (−50.0 pts");
        File.ReadAllText(document.GetProperty("report").GetString()!).Should().Contain("href=\"squares.2.html\"").And.Contain("−50.0 pts worse");
        variants.Should().OnlyContain(v => File.Exists(v.GetProperty("run").GetProperty("report").GetString()));
        (await _folder.RunAsync("export", RunId(variants[2]))).Output.Should().Contain("case-24");
    }

    [Fact]
    public async Task The_numbers_are_those_of_evalkit_compare()
    {
        WriteExecSuite();
        var variants = Json((await _folder.RunAsync("run", Suite, "--json")).Output).GetProperty("variants").EnumerateArray().ToList();

        var compared = await _folder.RunAsync("compare", RunId(variants[1]), RunId(variants[0]), "--json");

        JsonElement.DeepEquals(Json(compared.Output), variants[1].GetProperty("comparison")).Should().BeTrue();
    }

    [Fact]
    public async Task Bless_takes_the_first_variant_and_its_file_is_for_the_first_alone()
    {
        WriteExecSuite();
        var first = Json((await _folder.RunAsync("run", Suite, "--json")).Output).GetProperty("variants")[0];

        var unnamed = await _folder.RunAsync("bless");
        var blessed = await _folder.RunAsync("bless", "squares");
        var again = Json((await _folder.RunAsync("run", Suite, "--json")).Output).GetProperty("variants").EnumerateArray().ToList();

        unnamed.ExitCode.Should().Be(2, unnamed.Error);
        unnamed.Error.Should().Contain("is a variant of 'squares' (exec[2]=right again), not its first. `evalkit bless squares` takes the first");
        blessed.Error.Should().Contain($"run {RunId(first)} with 24 cases");
        again[0].GetProperty("run").GetProperty("gates").ToString().Should().Contain("nothing_changed");
        again[1].GetProperty("comparison").GetProperty("baseline").GetString().Should().Be(RunId(again[0]));
    }

    [Fact]
    public async Task The_matrix_can_be_put_aside_and_an_option_that_contradicts_it_is_refused()
    {
        WriteExecSuite();
        File.AppendAllText(_folder.In(Suite), "  run.repeats: [1, 2]\n");

        var single = await _folder.RunAsync("run", Suite, "--set", "matrix=", "--json");
        var contradiction = await _folder.RunAsync("run", Suite, "--repeats", "3");

        Json(single.Output).GetProperty("trials").GetInt32().Should().Be(24);
        contradiction.ExitCode.Should().Be(2, contradiction.Error);
        contradiction.Error.Should().Contain("--repeats sets repeats for all variants, but the matrix of 'squares' varies run.repeats");
    }

    [Fact]
    public async Task Models_and_prompts_are_compared_over_http_and_replayed_without_a_key()
    {
        await using var server = await FakeOpenAiServer.StartAsync((request, _) =>
        {
            var question = (string)request.Body["messages"]!.AsArray().Last()!["content"]!;
            var number = int.Parse(question.Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture);
            var isRight = (string)request.Body["model"]! == "large" || (question.StartsWith("Think", StringComparison.Ordinal) && number % 3 != 0);
            return FakeReply.Text(isRight ? $"{number * number}" : "I do not know");
        });
        File.WriteAllText(_folder.In("prompts/a.md"), "# system\nAnswer with a number.\n\n# user\nSquare {{ inputs.n }}\n");
        File.WriteAllText(_folder.In("prompts/b.md"), "# user\nThink, then square {{ inputs.n }}\n");
        File.WriteAllText(_folder.In(Suite), """
            name: squares
            dataset: {path: squares.csv}
            app: {chat: "openai:/large", prompt: prompts/a.md, temperature: 0}
            scorers: [exact_match]
            matrix:
              app.chat: ["openai:/large", "openai:/small"]
              app.prompt: [prompts/a.md, prompts/b.md]
            """);

        var asked = await RunAsync([.. server.Environment.Select(e => (e.Key, e.Value))], "run", Suite, "--json");
        var replayed = await RunAsync([], "run", Suite, "--json");
        var missing = await RunAsync([], "run", Suite, "--set", "matrix=", "--set", "app.temperature=1", "--json");

        asked.ExitCode.Should().Be(0, asked.Error);
        server.Requests.Should().HaveCount(4 * 24);
        Means(asked.Output).Should().Equal(("chat=large, prompt=a", 1), ("chat=large, prompt=b", 1), ("chat=small, prompt=a", 0), ("chat=small, prompt=b", 0.667));
        asked.Error.Should().Contain("3  chat=small, prompt=a").And.Contain("432");
        File.ReadLines(_folder.In("recordings/squares/app.jsonl")).Should().HaveCount(4 * 24).And.NotContain(l => l.Contains(FakeOpenAiServer.Key));
        Means(replayed.Output).Should().Equal(Means(asked.Output));
        server.Requests.Should().HaveCount(4 * 24);
        missing.ExitCode.Should().Be(3, missing.Error);
        missing.Error.Should().Contain($"`evalkit run {Path.GetFileName(Suite)} --replay auto`");
    }

    private static IEnumerable<(string? Label, double Mean)> Means(string output) => Json(output).GetProperty("variants").EnumerateArray().Select(v => (
        v.GetProperty("label").GetString(), Math.Round(v.GetProperty("run").GetProperty("metrics").GetProperty("exact_match/mean").GetProperty("value").GetDouble(), 3)));

    private Task<ProcessResult> RunAsync((string, string)[] environment, params string[] arguments) =>
        ProcessRunner.RunAsync(_folder.Path, "dotnet", [CliFolder.Tool, .. arguments], environment);

    /// <summary>A shell script squares what it is given; with the argument <c>half</c> only odd numbers.</summary>
    private void WriteExecSuite()
    {
        File.WriteAllText(_folder.In("app.sh"), """
            read -r line
            n=$(printf '%s' "$line" | sed 's/.*"n":"*\([0-9]*\).*/\1/')
            if [ "$1" = half ] && [ $((n % 2)) = 0 ]; then echo none; else echo "text $((n * n))" | cut -c6-; fi
            """);
        File.WriteAllText(_folder.In(Suite), """
            name: squares
            dataset: {path: squares.csv}
            app: {exec: [sh, app.sh, right]}
            scorers: [exact_match]
            gates:
              - {metric: exact_match, max_drop: 0.05}
            matrix:
              app.exec[2]: [right, half, right again]

            """);
    }

    private static string RunId(JsonElement variant) => variant.GetProperty("run").GetProperty("run_id").GetString()!;

    private static JsonElement Json(string text) => JsonElement.Parse(text);
}
