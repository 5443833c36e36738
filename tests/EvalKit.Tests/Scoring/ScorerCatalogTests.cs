using EvalKit.Scoring;

namespace EvalKit.Tests.Scoring;

public sealed class ScorerCatalogTests
{
    private static readonly Dictionary<string, string> RequiredOptions = new()
    {
        ["regex"] = """{"pattern": "a"}""",
        ["json_schema"] = """{"schema": true}""",
        ["cosine_similarity"] = """{"file": "EMPTY"}""".Replace("EMPTY", Path.Combine(TestUtils.SharedData.RepositoryRoot, "tests", "fixtures", "vectors.jsonl").Replace('\\', '/'), StringComparison.Ordinal),
        ["human"] = """{"column": "label"}""",
        ["tool_permission"] = """{"deny": ["delete"]}""",
    };

    public static TheoryData<string> Names => [.. ScorerCatalog.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_name_builds_a_scorer_of_that_name(string name)
    {
        var info = Given.FromCatalog(name, RequiredOptions.GetValueOrDefault(name, "{}")).Info;

        info.Name.Should().Be(name);
        info.Feedbacks[0].Name.Should().Be(name);
        info.Fingerprint.Should().MatchRegex("^[0-9a-f]{64}$");
        info.Feedbacks.Should().OnlyContain(f => f.ScorerFingerprint == info.Fingerprint && f.ScorerKind == info.Kind);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_option_name_renames_the_feedback_and_leaves_the_fingerprint(string name)
    {
        var options = RequiredOptions.GetValueOrDefault(name, "{}");
        var renamed = options == "{}" ? """{"name": "mine"}""" : options.Replace("{", """{"name": "mine", """, StringComparison.Ordinal);

        var info = Given.FromCatalog(name, renamed).Info;

        info.Feedbacks[0].Name.Should().Be("mine");
        info.Fingerprint.Should().Be(Given.FromCatalog(name, options).Info.Fingerprint);
    }

    [Fact]
    public void Every_scorer_has_a_page()
    {
        var pages = Path.Combine(TestUtils.SharedData.RepositoryRoot, "docs", "scorers");

        ScorerCatalog.Names.Should().NotBeEmpty().And.OnlyContain(name => File.Exists(Path.Combine(pages, name + ".md")));
    }

    [Fact]
    public void Fingerprints_differ_by_scorer_and_option()
    {
        var fingerprints = new[]
        {
            Given.FromCatalog("exact_match"), Given.FromCatalog("contains"), Given.FromCatalog("squad_f1"), Given.FromCatalog("squad_exact_match"),
            Given.FromCatalog("squad_f1", """{"version": 2}"""), Given.FromCatalog("contains", """{"text": "a"}"""), Given.FromCatalog("contains", """{"text": "b"}"""),
            Given.FromCatalog("exact_match", """{"normalization": ["squad"]}"""), Given.FromCatalog("exact_match", """{"normalization": ["lower_case"]}"""),
        };

        fingerprints.Select(s => s.Info.Fingerprint).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void Equal_options_have_equal_fingerprints_whether_from_a_file_or_from_code()
    {
        Given.FromCatalog("contains", """{"ignore_case": true, "text": "x"}""").Info.Fingerprint
            .Should().Be(Scorers.Contains(new ContainsOptions { Text = "x", IgnoreCase = true }).Info.Fingerprint);
        Given.FromCatalog("squad_f1", """{"version": 2.0}""").Info.Fingerprint.Should().Be(Scorers.SquadF1(new SquadOptions { Version = 2 }).Info.Fingerprint);
    }

    [Theory]
    [InlineData("squad_f2", "'squad_f1'")]
    [InlineData("exactmatch", "'exact_match'")]
    [InlineData("squad", "'squad_exact_match'")]
    [InlineData("zzzzzz", "Expected one of alias_containment, ")]
    public void An_unknown_scorer_is_an_error_with_the_nearest_names(string name, string hint) =>
        Building(name).Should().Throw<EvalKitException>().Where(e => e.Kind == FaultKind.Usage).And.Message.Should().Contain(name).And.Contain(hint);

    [Theory]
    [InlineData("delegate", "C# only")]
    [InlineData("bert_score", "Scorers.BertScore(embedder)")]
    [InlineData("app_ok", "part of every run")]
    public void A_name_that_no_file_can_list_says_why(string name, string reason) =>
        Building(name).Should().Throw<EvalKitException>().And.Message.Should().Contain(reason);

    [Theory]
    [InlineData("contains", """{"txt": "a"}""", "'text'")]
    [InlineData("contains", """{"ignorecase": true}""", "'ignore_case'")]
    [InlineData("squad_f1", """{"stem": true}""", "Its options: name, version.")]
    public void An_unknown_option_is_an_error_with_the_nearest_names(string name, string options, string hint) =>
        Building(name, options).Should().Throw<EvalKitException>().Where(e => e.Kind == FaultKind.Usage).And.Message.Should().Contain(name).And.Contain(hint);

    [Theory]
    [InlineData("contains", """{"ignore_case": "maybe"}""", "expected true or false, found \"maybe\"")]
    [InlineData("contains", """{"text": 5}""", "expected a text (put it in quotes), found 5")]
    [InlineData("contains", """{"text": ""}""", "every output contains that")]
    [InlineData("contains", """{"text": "the", "normalization": ["squad"]}""", "every output contains that")]
    [InlineData("exact_match", """{"normalization": ["upper_case"]}""", "lower_case, strip_accents")]
    [InlineData("exact_match", """{"name": "Tone/mean"}""", "cannot name a feedback")]
    [InlineData("squad_f1", """{"version": 3}""", "expected 1.1 or 2, found 3")]
    [InlineData("regex", "{}", "needs the option 'pattern'")]
    [InlineData("regex", """{"pattern": "("}""", "not a regular expression")]
    [InlineData("regex", """{"pattern": "(a)\\1"}""", "linear time")]
    [InlineData("regex", """{"pattern": "(?<=a)b"}""", "linear time")]
    [InlineData("numeric_match", """{"absolute_tolerance": -1}""", "expected a number from 0, found -1")]
    [InlineData("human", "{}", "needs the option 'column'")]
    [InlineData("cosine_similarity", "{}", "needs the option 'file'")]
    [InlineData("cosine_similarity", """{"file": "/nowhere/vectors.jsonl"}""", "cannot be read")]
    [InlineData("human", """{"column": "x", "type": "stars"}""", "one of bool, number, category, text")]
    [InlineData("human", """{"column": "x", "minimum": 1}""", "set type: number")]
    [InlineData("human", """{"column": "x", "type": "category", "categories": ["a"], "pass": ["b"]}""", "'b' of 'pass'")]
    [InlineData("human", """{"column": "x", "type": "number", "minimum": 5, "maximum": 1}""", "not below")]
    public void A_bad_value_of_an_option_fails_when_the_scorer_is_built(string name, string options, string message) =>
        Building(name, options).Should().Throw<EvalKitException>().Where(e => e.Kind == FaultKind.Usage).And.Message.Should().Contain(message);

    private static Action Building(string name, string options = "{}") => () => Given.FromCatalog(name, options);
}
