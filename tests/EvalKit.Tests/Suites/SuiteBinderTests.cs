using EvalKit.Scoring;
using EvalKit.Suites;
using EvalKit.Tests.Datasets;
using EvalKit.TestUtils;

namespace EvalKit.Tests.Suites;

public sealed class SuiteBinderTests
{
    [Fact]
    public void Names_become_scorers_in_their_order()
    {
        var suite = SuiteBinder.Bind(Suite.Load("scorers:\n  - squad_f1\n  - contains: {text: x, name: has_x}\ngates:\n  - metric: has_x\n"));

        suite.Scorers.SelectMany(s => s.Info.Feedbacks).Select(f => f.Name).Should().Equal("squad_f1", "has_x");
        suite.Gates.Should().Equal(new Gate(new MetricName("has_x")));
        suite.App.Should().BeNull();
        suite.AppFingerprint.Should().BeNull();
    }

    [Fact]
    public void Every_scorer_of_the_catalog_can_be_named_in_a_file()
    {
        var required = new Dictionary<string, string>
        {
            ["contains"] = "{text: x}",
            ["regex"] = "{pattern: x}",
            ["human"] = "{column: x}",
            ["tool_permission"] = "{deny: [x]}",
            ["json_schema"] = "{schema: true}",
            ["cosine_similarity"] = $"{{file: '{Path.Combine(SharedData.RepositoryRoot, "tests", "fixtures", "vectors.jsonl")}'}}",
        };
        var yaml = "scorers:\n" + string.Concat(ScorerCatalog.Names.Select(n => $"  - {n}: {required.GetValueOrDefault(n, "{}")}\n"));

        SuiteBinder.Bind(Suite.Load(yaml)).Scorers.Select(s => s.Info.Name).Should().Equal(ScorerCatalog.Names);
    }

    [Fact]
    public void A_judge_is_made_of_its_file_in_the_suites_folder_or_of_those_that_come_with_EvalKit()
    {
        const string Yaml = "scorers:\n  - judge: {file: correctness, model: \"local:/short-answer\", name: right}\n";

        SuiteBinder.Bind(Suite.Load(Yaml)).Scorers.Should().ContainSingle().Which.Info.Feedbacks[0].Name.Should().Be("right");
        Suite.Fault(Yaml, "scorers[0].judge.file=mine.md").Should().StartWith("faq.suite.yaml:2: ").And.Contain("mine.md");
        Suite.Fault(Yaml, "scorers[0].judge.model=gpt").Should().Contain("'gpt' is not a model");
        Suite.Fault(Yaml, "scorers[0].judge.modle=gpt").Should().Contain("Did you mean 'model'?");
    }

    [Fact]
    public void An_app_of_a_later_version_is_refused_with_the_ways_that_there_are()
    {
        Reading.Fault(() => SuiteBinder.Bind(Suite.Load("app: {assembly: a.dll}"))).Should().Contain("'assembly' is not in this version").And.Contain("exec:, http: or chat:");
    }

    [Fact]
    public void The_fingerprint_of_an_app_follows_its_command()
    {
        static string? Of(string app) => SuiteBinder.Bind(Suite.Load("app: " + app)).AppFingerprint;

        Of("{exec: python app.py}").Should().StartWith("exec:").And.Be(Of("{exec: python app.py}")).And.NotBe(Of("{exec: python other.py}"));
    }
}
