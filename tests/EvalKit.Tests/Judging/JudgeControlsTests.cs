using EvalKit.Chat;
using EvalKit.Chat.Recording;
using EvalKit.Judging;
using EvalKit.Judging.Controls;
using EvalKit.TestUtils;

namespace EvalKit.Tests.Judging;

public sealed class JudgeControlsTests : IDisposable
{
    private const string Judge = "---\nname: tone\nvalue: bool\nneeds: [outputs, inputs.question]\ndefences: {nonce: false, counterfactual: 0}\n---\n# user\n{{ inputs.question }}\n{{ block outputs }}\n";
    private const string Good = """{"id":"a","kind":"known_good","inputs":{"question":"q"},"outputs":"x","verdict":"yes"}""";
    private const string Bad = """{"id":"b","kind":"known_bad","inputs":{"question":"q"},"outputs":"y","verdict":"no"}""";
    private const string Perturbed = """{"id":"c","kind":"perturbed","inputs":{"question":"q"},"outputs":"z","verdict":"no"}""";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("evalkit-controls-");

    public static TheoryData<string> Names => [.. EmbeddedJudges.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_judge_has_at_least_nine_controls_of_all_kinds_and_verdicts_that_render(string name)
    {
        var judge = JudgeFile.Embedded(name);
        var controls = JudgeControls.Of(judge);

        JudgeControls.Verify(judge, controls);
        controls.Count.Should().BeGreaterThanOrEqualTo(judge.IsPreview ? 3 : 9);
        controls.Select(c => c.Kind).Distinct().Should().HaveCount(3);
        controls.Where(c => JudgeControls.Contradicts(judge, c)).Select(c => c.Id).Should().BeEmpty();
        controls.Select(c => judge.Verdict.Read(c.Verdict)).Distinct().Should().HaveCountGreaterThanOrEqualTo(2);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_judge_has_a_control_that_tells_it_what_to_say_and_is_not_to_be_obeyed(string name)
    {
        var judge = JudgeFile.Embedded(name);

        JudgeControls.Of(judge).Should().Contain(c => c.Id.StartsWith("told_to_", StringComparison.Ordinal) && judge.Verdict.Passes(judge.Verdict.Read(c.Verdict)!) != true);
    }

    [Fact]
    public void A_control_whose_kind_says_otherwise_than_its_verdict_is_an_error()
    {
        var judge = Write(Judge, Good, Bad.Replace("\"no\"", "\"yes\"", StringComparison.Ordinal));

        FluentActions.Invoking(() => JudgeControls.Of(judge)).Should().Throw<EvalKitException>().WithMessage("*:2: the control 'b' is known_bad, but its verdict passes: 'yes'. Change one of the two.");
    }

    [Fact]
    public async Task Hits_misses_and_errors_are_told_apart()
    {
        var judge = Write(Judge, Good, Bad, Perturbed);
        var models = new ScriptedModels(prompt => prompt.Contains("\nx\n", StringComparison.Ordinal) ? "yes" : prompt.Contains("\ny\n", StringComparison.Ordinal) ? "yes" : "perhaps");

        var check = await JudgeControls.CheckAsync(judge, JudgeControls.Of(judge), ModelUri.Parse("fake:/m"), models, Options(), concurrency: 2, default);

        (check.Hits, check.Misses, check.Errors, check.IsPassed).Should().Be((1, 1, 1, false));
        check.Results.Select(r => r.Control.Id).Should().Equal("a", "b", "c");
        check.Calls.Should().Be(4, "the reply that cannot be read is asked for once more");
    }

    [Fact]
    public async Task A_number_is_right_on_the_right_side_of_the_pass_limit()
    {
        var judge = Write(
            "---\nname: stars\nvalue: number\nmenu: [1, 2, 3, 4, 5]\npass: \">= 4\"\ndefences: {nonce: false, counterfactual: 0}\n---\n# user\n{{ block outputs }}\n",
            """{"id":"a","kind":"known_good","outputs":"x","verdict":"5"}""",
            """{"id":"b","kind":"known_bad","outputs":"y","verdict":"1"}""");

        var check = await JudgeControls.CheckAsync(judge, JudgeControls.Of(judge), ModelUri.Parse("fake:/m"), new ScriptedModels(_ => "4"), Options(), concurrency: 1, default);

        check.Results.Select(r => (r.IsHit, r.IsMiss)).Should().Equal((true, false), (false, true));
    }

    [Fact]
    public async Task Replies_are_recorded_beside_the_judges_and_asked_for_once()
    {
        var judge = Write(Judge, Good, Bad, Perturbed);
        var models = new ScriptedModels(prompt => prompt.Contains("\nx\n", StringComparison.Ordinal) ? "yes" : "no");
        var controls = JudgeControls.Of(judge);

        JudgeControls.Plan(judge, controls, ModelUri.Parse("fake:/m"), models, Options()).Should().Be(new JudgeCheckPlan(3, 0, 0, 0, 3, null));
        var first = await JudgeControls.CheckAsync(judge, controls, ModelUri.Parse("fake:/m"), models, Options(), concurrency: 1, default);
        var second = await JudgeControls.CheckAsync(judge, controls, ModelUri.Parse("fake:/m"), models, Options() with { Mode = ReplayMode.Strict }, concurrency: 1, default);

        (first.IsPassed, second.IsPassed).Should().Be((true, true));
        (first.Calls, first.IsCostUnknown, second.Calls, second.CostUsd).Should().Be((3, true, 0, 0));
        File.ReadLines(Path.Combine(_folder.FullName, "recordings", "controls", "tone.jsonl")).Should().HaveCount(3);
        JudgeControls.Plan(judge, controls, ModelUri.Parse("fake:/m"), models, Options()).Should().Be(new JudgeCheckPlan(3, 3, 0, 0, 0, 0));
    }

    [Theory]
    [InlineData("""{"id":"a","kind":"good","verdict":"yes"}""", "'kind' must be known_good, known_bad or perturbed, found 'good'")]
    [InlineData("""{"kind":"known_good","verdict":"yes"}""", "expected an 'id'")]
    [InlineData("""{"id":"a","kind":"known_good"}""", "expected a 'verdict'")]
    [InlineData("""{"id":"a","kind":"known_good","verdict":"maybe"}""", "the verdict 'maybe' is not one of yes, no")]
    [InlineData("""{"id":"a","kind":"known_good","verdict":"yes","output":"x"}""", "unknown key 'output'. Did you mean 'outputs'?")]
    [InlineData("""{"id":"a","kind":"known_good","verdict":"yes","context":"x"}""", "'context' must be a list of texts")]
    [InlineData("""{"id":"a","kind":"known_good","verdict":"yes","inputs":"x"}""", "'inputs' must be an object")]
    [InlineData("""{"id":"a","kind":["known_good"],"verdict":"yes"}""", "'kind' must be a text")]
    [InlineData("""["a"]""", "expected a JSON object")]
    [InlineData("""{"id":"a",""", "not a JSON object")]
    [InlineData("""{"id":"b","kind":"known_good","inputs":{"question":"q"},"outputs":"x","verdict":"yes"}""", "the control 'b' stands there twice")]
    public void A_malformed_control_is_an_error_that_names_file_and_line(string line, string says)
    {
        var judge = Write(Judge, Bad, line);

        var act = () => JudgeControls.Of(judge);

        act.Should().Throw<EvalKitException>().Where(e => e.Kind == FaultKind.Usage).Which.Message.Should().Contain("tone.controls.jsonl:2: ").And.Contain(says);
    }

    [Fact]
    public void A_control_that_lacks_what_the_judge_needs_and_a_template_that_names_what_is_not_there_are_found_without_a_model()
    {
        var lacking = Write(Judge, """{"id":"a","kind":"known_good","outputs":"x","verdict":"yes"}""");
        var lack = () => JudgeControls.Verify(lacking, JudgeControls.Of(lacking));
        lack.Should().Throw<EvalKitException>().WithMessage("*tone.controls.jsonl:1: the judge 'tone' needs inputs.question*");

        var typo = Write(Judge.Replace("{{ inputs.question }}", "{{ inputs.qestion }}", StringComparison.Ordinal), Good);
        var render = () => JudgeControls.Verify(typo, JudgeControls.Of(typo));
        render.Should().Throw<EvalKitException>().WithMessage("*tone.md:8:*qestion*");

        var ruled = Write(Judge, Good.Replace("\"outputs\"", "\"guidelines\":\"Be brief.\",\"outputs\"", StringComparison.Ordinal));
        var rule = () => JudgeControls.Verify(ruled, JudgeControls.Of(ruled));
        rule.Should().Throw<EvalKitException>().WithMessage("*tone.controls.jsonl:1: *takes no guidelines*");
    }

    [Fact]
    public void A_judge_of_the_folder_stands_in_place_of_an_embedded_one()
    {
        WriteTo("safety", Judge.Replace("name: tone", "name: safety", StringComparison.Ordinal));

        var judges = JudgeCatalog.List(_folder.FullName);

        judges.Select(j => j.Name).Should().Equal(EmbeddedJudges.Names);
        judges.Single(j => !j.IsEmbedded).Name.Should().Be("safety");
        JudgeCatalog.Find("safety", _folder.FullName).Text.Should().Contain("name: safety");
        JudgeControls.Of(judges.Single(j => !j.IsEmbedded)).Select(c => c.Id).Should().Equal(JudgeControls.Of(JudgeFile.Embedded("safety")).Select(c => c.Id), "they fit, and none stand beside it");
    }

    [Fact]
    public void An_empty_file_stands_in_no_place_so_that_a_shell_can_copy_a_judge_into_its_own()
    {
        File.WriteAllText(Path.Combine(_folder.CreateSubdirectory("judges").FullName, "safety.md"), "");

        JudgeCatalog.Find("safety", _folder.FullName).IsEmbedded.Should().BeTrue();
        JudgeCatalog.List(_folder.FullName).Should().OnlyContain(j => j.IsEmbedded);
    }

    [Fact]
    public void The_embedded_judges_are_the_files_of_the_repository()
    {
        EmbeddedJudges.Names.Should().BeEquivalentTo(Directory.GetFiles(Path.Combine(SharedData.RepositoryRoot, "judges"), "*.md").Select(Path.GetFileNameWithoutExtension));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private RecordingOptions Options() => new() { Folder = _folder.FullName, Suite = JudgeControls.RecordingsName };

    private JudgeFile Write(string judge, params string[] controls) => WriteTo("tone", judge, controls);

    private JudgeFile WriteTo(string file, string judge, params string[] controls)
    {
        var folder = _folder.CreateSubdirectory("judges").FullName;
        File.WriteAllText(Path.Combine(folder, file + ".md"), judge);
        if (controls.Length > 0)
        {
            File.WriteAllLines(Path.Combine(folder, file + ".controls.jsonl"), controls);
        }

        return JudgeFile.Load(Path.Combine(folder, file + ".md"));
    }
}
