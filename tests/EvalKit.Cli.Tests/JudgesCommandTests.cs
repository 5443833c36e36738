using System.Text.Json.Nodes;
using EvalKit.Cli.Tests.Terminal;

namespace EvalKit.Cli.Tests;

public sealed class JudgesCommandTests : IDisposable
{
    private const string Judge = "---\nname: right\nvalue: bool\npreview: true\nneeds: [outputs, expectations.expected_response]\n---\n# user\n{{ inputs.question }}\n{{ block expectations.expected_response }}\n{{ block outputs }}\n";
    private const string Good = """{"id":"a","kind":"known_good","inputs":{"question":"q"},"expectations":{"expected_response":"Frank Herbert"},"outputs":"Frank Herbert","verdict":"yes"}""";
    private const string Missed = """{"id":"b","kind":"perturbed","inputs":{"question":"q"},"expectations":{"expected_response":"Frank Herbert"},"outputs":"Frank Herbert's son wrote it.","verdict":"no"}""";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("evalkit-judges-");
    private readonly TestTerminal _terminal = new();

    [Fact]
    public async Task List_shows_each_judge_in_a_line_with_its_origin_and_marks_previews()
    {
        Write("right");

        var (exitCode, output, _) = await RunAsync("judges", "list");

        exitCode.Should().Be(ExitCodes.Ok);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Should().Contain($"right\tyes|no\tyes\toutputs, expectations.expected_response\t{Path.Combine("judges", "right.md")}\tpreview");
        lines.Should().Contain("pairwise\tA|B|tie\tA|tie\toutputs, reference\tembedded");
    }

    [Fact]
    public async Task Show_prints_the_file_as_it_is()
    {
        Write("right");

        (await RunAsync("judges", "show", "right")).Output.Should().Be(Judge);
        (await RunAsync("judges", "show", "groundedness")).Output.Should().StartWith("---\nname: groundedness\n");
    }

    [Fact]
    public async Task Show_of_a_case_needs_the_dataset_that_it_is_of()
    {
        var shown = await RunAsync("judges", "show", "groundedness", "--case", "a");

        shown.ExitCode.Should().Be(ExitCodes.Usage);
        shown.Error.Should().Contain("Expected --data");
    }

    [Fact]
    public async Task Show_tells_the_tools_and_bounds_of_a_judge_that_reads_traces_beside_its_file()
    {
        var shown = await RunAsync("judges", "show", "task_completion");

        shown.Output.Should().StartWith("---\nname: task_completion\n").And.NotContain("list_spans");
        shown.Error.Should().Contain("else by tools:\n  list_spans: ").And.Contain("\n  read_span: ").And.Contain("\n  search_spans: ")
            .And.EndWith("at most 8 calls of the model for a verdict, 8,000 characters a reply, 40,000 in all\n");
    }

    [Fact]
    public async Task Show_renders_what_recorded_messages_and_calls_tell_of_a_trace()
    {
        await File.WriteAllTextAsync(In("calls.jsonl"), """
            {"id":"a","question":"Where is Ada?","outputs":{"response":"Room 7.","tool_calls":[{"name":"find","arguments":{"who":"Ada"},"result":"room 7"}]}}

            """);

        var shown = await RunAsync("judges", "show", "task_completion", "--data", "calls.jsonl");

        shown.Output.Should().Contain("""{"id":"s1","parent":null,"kind":"TOOL","name":"execute_tool find","status":"ok","inputs":{"who":"Ada"},"outputs":"room 7"}""");
    }

    [Fact]
    public async Task Show_renders_the_messages_for_a_case()
    {
        await File.WriteAllTextAsync(In("faq.jsonl"), """
            {"id":"dune","question":"Who wrote Dune?","expected_response":"Frank Herbert","outputs":"Herbert did."}
            {"id":"bread","question":"What is bread\u2062 made of?","expected_response":"flour","outputs":"\u001b[31mflour"}

            """);

        var first = await RunAsync("judges", "show", "correctness", "--data", "faq.jsonl");
        var named = await RunAsync("judges", "show", "correctness", "--data", "faq.jsonl", "--case", "bread");
        var ruled = await RunAsync("judges", "show", "guidelines", "--data", "faq.jsonl", "--guideline", "Be brief.", "--guideline", "Be kind.");
        var equal = await RunAsync("judges", "show", "equivalence", "--data", "faq.jsonl", "--case", "bread");

        first.Output.Should().StartWith("# system\n\nYou grade answers.").And.Contain("\nHerbert did.\n").And.Contain("Who wrote Dune?");
        named.Output.Should().Contain("What is bread⟨U+2062⟩ made of?").And.Contain("⟨U+001B⟩[31mflour", "the judge gets it").And.NotContainAny("\u001b", "\u2062");
        ruled.Output.Should().Contain("1. Be brief.\n2. Be kind.\n");
        equal.Output.Should().NotBeEmpty();
    }

    [Theory]
    [InlineData("judges", "show", "nope")]
    [InlineData("judges", "show", "correctness", "--data", "faq.jsonl", "--case", "none")]
    [InlineData("judges", "show", "groundedness", "--data", "faq.jsonl")]
    [InlineData("judges", "show", "guidelines", "--data", "faq.jsonl")]
    [InlineData("judges", "check", "--model", "local:/short-answer")]
    [InlineData("judges", "check", "nope")]
    [InlineData("judges", "check", "safety", "--model", "gpt")]
    public async Task Wrong_use_is_exit_code_2(params string[] args)
    {
        await File.WriteAllTextAsync(In("faq.jsonl"), """{"id":"dune","question":"q","expected_response":"r","outputs":"x"}""");

        (await RunAsync(args)).ExitCode.Should().Be(ExitCodes.Usage);
    }

    [Fact]
    public async Task Without_a_model_only_the_files_are_checked()
    {
        Write("right", Good, Missed);

        var (exitCode, output, error) = await RunAsync("judges", "check");

        (exitCode, output).Should().Be((ExitCodes.Ok, ""));
        error.Should().Contain("right: file and 2 controls are well formed").And.Contain("safety: file and 11 controls");
    }

    [Fact]
    public async Task A_template_at_fault_is_found_without_a_model()
    {
        Write("right", Good);
        await File.WriteAllTextAsync(In("judges/right.md"), Judge.Replace("inputs.question", "inputs.qestion", StringComparison.Ordinal));

        var (exitCode, _, error) = await RunAsync("judges", "check", "right");

        exitCode.Should().Be(ExitCodes.Usage);
        error.Should().Contain("right.md:8:");
    }

    [Fact]
    public async Task A_missed_control_is_exit_code_3_and_the_document_says_which()
    {
        Write("right", Good, Missed);

        var (exitCode, output, error) = await RunAsync("judges", "check", "right", "--model", "local:/short-answer", "--json");

        exitCode.Should().Be(ExitCodes.Invalid);
        error.Should().Contain("right: 2 to ask").And.Contain("right (preview) by local:/short-answer: 1 of 2 controls").And.Contain("missed b (");
        var judge = JsonNode.Parse(output)!["judges"]![0]!;
        ((string?)judge["judge"], (bool)judge["preview"]!, (double?)judge["cost_usd"]).Should().Be(("right", true, 0));
        judge["results"]!.AsArray().Select(r => ((string)r!["id"]!, (string?)r["expected"], (string?)r["verdict"])).Should().Equal(("a", "yes", "yes"), ("b", "no", "yes"));
        ((double?)judge["kinds"]!["known_good"]!["accuracy"], (double?)judge["kinds"]!["perturbed"]!["accuracy"]).Should().Be((1, 0));
    }

    [Fact]
    public async Task A_judge_without_controls_that_is_to_be_asked_is_exit_code_3_and_says_where_they_belong()
    {
        Write("right");

        var asked = await RunAsync("judges", "check", "right", "--model", "local:/short-answer");
        var looked = await RunAsync("judges", "check", "right");

        (asked.ExitCode, looked.ExitCode).Should().Be((ExitCodes.Invalid, ExitCodes.Ok));
        asked.Error.Should().Be($"right: no controls: nobody knows how good it is. Write some, answers whose verdict you know, in {Path.Combine("judges", "right.controls.jsonl")}\n");
    }

    [Fact]
    public async Task A_copy_of_a_judge_that_EvalKit_brings_is_held_to_the_controls_of_that_one()
    {
        var shipped = (await RunAsync("judges", "show", "correctness")).Output;
        Write("correctness");
        await File.WriteAllTextAsync(In("judges/correctness.md"), shipped.Replace("You grade answers.", "You grade answers strictly.", StringComparison.Ordinal));

        var looked = await RunAsync("judges", "check", "correctness");
        var asked = await RunAsync("judges", "check", "correctness", "--model", "local:/short-answer");

        looked.Error.Should().MatchRegex("^correctness: file and [0-9]+ controls are well formed; --model asks for their verdicts. The controls are those of the judge that EvalKit brings");
        asked.Error.Should().StartWith("correctness: The controls are those of the judge that EvalKit brings under this name, for there is no ").And.Contain("correctness by local:/short-answer: ");
    }

    [Theory]
    [InlineData("{{ block inputs }}", "{{ block inputs.customer }}")]
    [InlineData("value: bool\npass: yes", "value: category\nmenu: [good, bad]\npass: good")]
    [InlineData("needs:\n", "needs:\n  - context\n")]
    public async Task Controls_that_a_changed_judge_cannot_be_asked_about_are_not_taken(string from, string to)
    {
        var shipped = (await RunAsync("judges", "show", "correctness")).Output;
        Write("correctness");
        var changed = shipped.Replace(from, to, StringComparison.Ordinal);
        await File.WriteAllTextAsync(In("judges/correctness.md"), to.Contains("category", StringComparison.Ordinal) ? changed.Replace("yes_when: {all: supported, empty: contradictions}\n", "", StringComparison.Ordinal) : changed);

        var (exitCode, _, error) = await RunAsync("judges", "check", "correctness");

        changed.Should().NotBe(shipped);
        (exitCode, error).Should().Be((ExitCodes.Ok, error));
        error.Should().StartWith("correctness: no controls");
    }

    [Fact]
    public async Task Controls_that_pass_are_exit_code_0()
    {
        Write("right", Good);

        (await RunAsync("judges", "check", "right", "--model", "local:/short-answer")).ExitCode.Should().Be(ExitCodes.Ok);
    }

    [Fact]
    public async Task Recordings_lie_beside_the_judges_folder_and_answer_in_strict_mode()
    {
        Write("right", Good);

        var strict = await RunAsync("judges", "check", "right", "--model", "local:/short-answer", "--replay", "strict");
        await RunAsync("judges", "check", "right", "--model", "local:/short-answer", "--replay", "record");
        var recorded = await RunAsync("judges", "check", "right", "--model", "local:/short-answer", "--replay", "strict");

        strict.ExitCode.Should().Be(ExitCodes.Infrastructure, "nobody could answer");
        strict.Error.Should().Contain("no verdict on a: ").And.Contain("evalkit judges check right --model local:/short-answer --replay record");
        File.ReadLines(In("recordings/controls/right.jsonl")).Should().ContainSingle();
        (recorded.ExitCode, recorded.Error).Should().Be((ExitCodes.Ok, recorded.Error));
        recorded.Error.Should().Contain("right: 1 recorded; nothing to pay");
    }

    public void Dispose()
    {
        _terminal.Dispose();
        _folder.Delete(recursive: true);
    }

    private string In(string path) => Path.Combine(_folder.FullName, path);

    private void Write(string name, params string[] controls)
    {
        _folder.CreateSubdirectory("judges");
        File.WriteAllText(In($"judges/{name}.md"), Judge);
        if (controls.Length > 0)
        {
            File.WriteAllLines(In($"judges/{name}.controls.jsonl"), controls);
        }
    }

    private async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] args)
    {
        await using var output = new StringWriter { NewLine = "\n" };
        await using var error = new StringWriter { NewLine = "\n" };
        var context = _terminal.Context(terminal: false, folder: _folder.FullName) with { Out = output, Error = error };
        var exitCode = await CommandLine.RunAsync(args, context, CancellationToken.None);
        return (exitCode, output.ToString(), error.ToString());
    }
}
