using System.Text.RegularExpressions;
using EvalKit.Chat;
using EvalKit.Judging;
using EvalKit.Scoring;
using EvalKit.Suites;
using EvalKit.Suites.Yaml;
using EvalKit.Tests.Datasets;
using EvalKit.TestUtils;
using NJsonSchema;

namespace EvalKit.Tests.Suites;

/// <summary>Scorers inside of scorers, in suite files; and that the examples of their pages load, bind and meet the schema.</summary>
public sealed partial class NestedScorerTests
{
    private const string Labelled = """
        {"id":"1","question":"q1","answer":"a1","human":true,"why":"it is right"}
        {"id":"2","question":"q2","answer":"a2","human":"no","why":""}
        {"id":"3","question":"q3","answer":"a3","human":null,"why":""}
        """;

    public static TheoryData<string> Examples =>
        [.. new[] { "judge-construction.md", "scorers/composites.md" }.SelectMany(page => YamlBlock().Matches(File.ReadAllText(Path.Combine(SharedData.RepositoryRoot, "docs", page)).ReplaceLineEndings("\n")).Select(m => m.Groups[1].Value))];

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task The_examples_of_the_pages_bind_and_meet_the_schema(string yaml)
    {
        var suite = Bind("dataset: {path: faq.csv}\n" + yaml);

        suite.Scorers.Should().NotBeEmpty();
        (await JsonSchema.FromJsonAsync(File.ReadAllText(Path.Combine(SharedData.RepositoryRoot, "docs", "formats", "suite.schema.json"))))
            .Validate(YamlScalars.Json(YamlTree.Read(yaml, line => $"line {line}"))!.ToJsonString()).Should().BeEmpty();
    }

    [Fact]
    public void A_file_builds_what_C_sharp_builds()
    {
        IScorer Judge(string model) => Judges.Correctness(model);
        string Of(string scorer) => Bind($"dataset: {{path: faq.csv}}\nscorers:\n  - {scorer}").Scorers.Single().Info.Fingerprint;

        Of("""jury: {judges: [{judge: {file: correctness, model: "fake:/a"}}, {judge: {file: correctness, model: "fake:/b"}}], quorum: 1, vote: majority, tie: "no"}""")
            .Should().Be(Judges.Jury([Judge("fake:/a"), Judge("fake:/b")], new JuryOptions { Quorum = 1, Vote = VoteRule.Majority, Tie = "no" }).Info.Fingerprint);
        Of("""self_consistency: {of: {judge: {file: correctness, model: "fake:/a"}}, count: 5, name: firm}""")
            .Should().Be(Judges.SelfConsistency(Judge("fake:/a"), new SelfConsistencyOptions { Count = 5 }).Info.Fingerprint);
        Of("""cascade: {stages: [{scorer: exact_match, decides: [yes]}, {judge: {file: correctness, model: "fake:/a"}}]}""")
            .Should().Be(Judges.Cascade([new CascadeStage(Scorers.ExactMatch()) { Decides = ["yes"] }, new CascadeStage(Judge("fake:/a"))]).Info.Fingerprint);
        Of("""pairwise: {model: "fake:/a", against: columns.old}""").Should().Be(Judges.Pairwise("fake:/a", new PairwiseOptions { Against = "columns.old" }).Info.Fingerprint);
        Of("""summarization: {model: "fake:/a", threshold: 0.7}""").Should().Be(Judges.Summarization("fake:/a", new SummarizationOptions { Threshold = 0.7 }).Info.Fingerprint);
        Of("""g_eval: {model: "fake:/a", criteria: c, steps: [a, b], fields: [conversation], threshold: 7.5}""").Should().Be(
            Judges.GEval(new GEval { Criteria = "c", Steps = ["a", "b"], Fields = ["conversation"], Threshold = 7.5 }, "fake:/a").Info.Fingerprint);
        Of("""rubric: {model: "fake:/a", criteria: c, levels: {1: bad, 2: good}, pass: 2}""").Should().Be(
            Judges.Rubric(new Rubric { Criteria = "c", Levels = [new RubricLevel(1, "bad"), new RubricLevel(2, "good")], PassAtLeast = 2 }, "fake:/a").Info.Fingerprint);
    }

    [Fact]
    public void Set_and_a_matrix_reach_into_a_scorer()
    {
        const string Yaml = """
            dataset: {path: faq.csv}
            scorers:
              - jury: {judges: [{judge: {file: correctness, model: "fake:/a"}}, {judge: {file: correctness, model: "fake:/b"}}]}
            """;

        var suite = Bind(Yaml, "scorers[0].jury.judges[1].judge.model=fake:/c");

        ScorerTree.Leaves(suite.Scorers[0]).Select(l => ((IModelScorer)l.Leaf).Model.ToString()).Should().Equal("fake:/a", "fake:/c");
    }

    [Fact]
    public void Examples_are_read_with_the_suite_and_change_the_judge()
    {
        string Of(string examples) => Bind($"dataset: {{path: faq.csv}}\nscorers:\n  - judge: {{file: correctness, model: \"fake:/a\"{examples}}}").Scorers.Single().Info.Fingerprint;
        const string Keys = "path: labelled.jsonl, id: id, inputs: [question], outputs: answer, label: human";

        Of($", examples: {{{Keys}}}").Should().Be(Of($", examples: {{{Keys}, count: 4, seed: 7}}")).And.NotBe(Of("")).And.NotBe(Of($", examples: {{{Keys}, seed: 8}}")).And.NotBe(Of($", examples: {{{Keys}, reason: why}}"));
    }

    [Theory]
    [InlineData("jury: {judges: [exact_match]}", "at least two judges")]
    [InlineData("jury: {judges: [exact_match, squad_exact_match], quorom: 1}", "has no option 'quorom'")]
    [InlineData("jury: {judges: exact_match}", "option 'judges': expected a list of scorers")]
    [InlineData("cascade: {stages: [{scorer: exact_match, decide: [yes]}, squad_exact_match]}", "has no option 'decide'")]
    [InlineData("cascade: {stages: [{scorer: exact_mach}, squad_exact_match]}", "Unknown scorer 'exact_mach'")]
    [InlineData("cascade: {}", "option 'stages': expected a list of scorers")]
    [InlineData("pairwise: {against: columns.old}", "needs the option 'model'")]
    [InlineData("pairwise: {model: \"fake:/a\", against: old}", "expected columns.<name>")]
    [InlineData("pairwise: {of: exact_match, model: \"fake:/a\"}", "leave out 'file' and 'model'")]
    [InlineData("self_consistency: {count: 3}", "option 'of': expected the name of a scorer")]
    [InlineData("summarization: {threshold: 0.7}", "needs the option 'model'")]
    [InlineData("summarization: {model: \"fake:/a\", threshold: 70}", "option 'threshold': expected a number from 0 to 1, found 70")]
    [InlineData("g_eval: {criteria: c}", "option 'model': expected a model")]
    [InlineData("g_eval: {model: \"fake:/a\"}", "says nothing of what is scored")]
    [InlineData("g_eval: {model: \"fake:/a\", criteria: c, field: [outputs]}", "has no option 'field'")]
    [InlineData("rubric: {criteria: c, levels: {1: a, 2: b}}", "option 'model': expected a model")]
    [InlineData("rubric: {model: \"fake:/a\", criteria: c, levels: {low: a, high: b}}", "expected whole numbers as levels, found 'low'")]
    [InlineData("judge: {file: correctness, model: \"fake:/a\", examples: {path: labelled.jsonl}}", "expected the key 'label'")]
    [InlineData("judge: {file: correctness, model: \"fake:/a\", examples: {path: gone.jsonl, label: human}}", "gone.jsonl")]
    [InlineData("judge: {file: correctness, model: \"fake:/a\", examples: {path: labelled.jsonl, label: human, colour: red}}", "unknown key 'colour'")]
    public void A_bad_entry_is_an_error_at_its_line(string scorer, string says)
    {
        var act = () => Bind($"dataset: {{path: faq.csv}}\nscorers:\n  - {scorer}");

        act.Should().Throw<EvalKitException>().Where(e => e.Kind == FaultKind.Usage).WithMessage("faq.suite.yaml:3: *").WithMessage($"*{says}*");
    }

    private static EvalSuite Bind(string yaml, params string[] overrides)
    {
        using var folder = new TempFolder().With("faq.suite.yaml", yaml).With("labelled.jsonl", Labelled);
        return SuiteBinder.Bind(SuiteFile.Load(Path.Combine(folder.Path, "faq.suite.yaml"), overrides));
    }

    [GeneratedRegex("```yaml\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex YamlBlock();
}
