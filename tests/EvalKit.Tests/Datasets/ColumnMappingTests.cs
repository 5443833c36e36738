using EvalKit.TestUtils;
using static EvalKit.Tests.Datasets.Reading;

namespace EvalKit.Tests.Datasets;

public sealed class ColumnMappingTests
{
    private const string Line = """{"key": "k", "question": "?", "golden": "a / b", "improper": false, "answer": "b", "human": true, "source": "doc-1", "nested": {"solution": "s"}}""";

    [Fact]
    public void A_mapping_names_the_columns_of_each_role()
    {
        var read = One("d.jsonl", Line, spec => spec with
        {
            Id = "key",
            Inputs = Named(("q", "question")),
            Expectations = Named(("expected_response", "golden")),
            Separators = Named(("expected_response", "/")),
            Outputs = "answer",
            Tags = ["improper"],
            Cluster = "source",
        });

        read.Id.Should().Be("k");
        read.Inputs.Keys.Should().Equal("q");
        read.AcceptedResponses.Should().Equal("a", "b");
        read.RecordedOutput!.Text.Should().Be("b");
        read.Tags.Should().Equal(new Dictionary<string, string> { ["improper"] = "false" });
        read.Cluster.Should().Be("doc-1");
        read.Columns.Keys.Should().Contain(["human", "improper", "answer", "source"]).And.NotContain("question");
    }

    [Fact]
    public void Mapped_columns_are_no_inputs()
    {
        var read = One("d.jsonl", Line, spec => spec with
        {
            Id = "key",
            Expectations = Named(("expected_response", "golden")),
            Outputs = "nested.solution",
            Tags = ["improper"],
            Cluster = "source",
        });

        read.Inputs.Keys.Should().Equal("question", "answer", "human");
        read.RecordedOutput!.Text.Should().Be("s");
        read.Columns.Keys.Should().Contain("nested", "a label may stand beside the output in the same object");
    }

    [Fact]
    public void A_mapping_replaces_the_convention_of_its_role_and_never_leaks_it_into_the_inputs()
    {
        var read = One(
            "d.jsonl",
            """{"id": "x", "q": "?", "gold": "g", "expected_response": "e", "outputs": "o", "answer": "a"}""",
            spec => spec with { Expectations = Named(("expected_response", "gold")), Outputs = "answer" });

        read.AcceptedResponses.Should().Equal("g");
        read.RecordedOutput!.Text.Should().Be("a");
        read.Inputs.Keys.Should().Equal("q");
        read.Columns.Keys.Should().Contain(["expected_response", "outputs"]);
    }

    [Fact]
    public void A_column_that_is_part_of_an_object_can_be_an_output_and_its_neighbour_a_label()
    {
        var read = One("d.jsonl", """{"q": "?", "gpt4": {"solution": "s", "is_correct": true}}""", spec => spec with { Inputs = Named(("q", "q")), Outputs = "gpt4.solution" });
        var human = EvalKit.Scoring.Scorers.Human(new EvalKit.Scoring.HumanOptions { Column = "gpt4.is_correct" });

        read.RecordedOutput!.Text.Should().Be("s");
        EvalKit.Suites.ScorerProblems.Of(SuiteOf(human), EvalKit.Datasets.EvalDatasets.Create("d", [read])).Should().BeEmpty();
        EvalKit.Datasets.CaseFilter.Parse("gpt4.is_correct").Matches(read).Should().BeTrue();

        static EvalSuite SuiteOf(IScorer scorer)
        {
            var suite = new EvalSuite("d");
            suite.Score(scorer);
            return suite;
        }
    }

    [Fact]
    public void A_separator_of_an_expectation_that_no_case_has_is_a_mistake()
    {
        Fault("d.csv", "q,expected_response\n1,a/b\n", spec => spec with { Separators = Named(("expected_respons", "/")) })
            .Should().Contain("'expected_respons'").And.Contain("Did you mean 'expected_response'?");
        Fault("d.csv", "q,expected_response\n1,a/b\n", spec => spec with { Separators = Named(("expected_response", "")) }).Should().Contain("is empty");
    }

    [Fact]
    public void A_missing_column_names_the_nearest_and_all_that_exist()
    {
        var fault = Fault("d.csv", "id,question\n1,x\n", spec => spec with { Inputs = Named(("question", "qestion")) });

        fault.Should().StartWith("d.csv:2: ").And.Contain("'qestion'").And.Contain("id, question").And.Contain("Did you mean 'question'?");
    }

    [Fact]
    public void An_expectation_may_be_absent_in_some_JSON_records_but_not_in_all()
    {
        var mapping = (DatasetSpec spec) => spec with { Expectations = Named(("expected_response", "gold")) };

        Read("d.jsonl", "{\"q\": 1, \"gold\": \"a\"}\n{\"q\": 2}\n", mapping).Cases[1].Expectations.Should().BeEmpty();
        Fault("d.jsonl", "{\"q\": 1}\n{\"q\": 2}\n", mapping).Should().Contain("'gold'").And.Contain("no record has it");
        Fault("d.csv", "q\n1\n", mapping).Should().StartWith("d.csv:2: ").And.Contain("'gold'");
    }

    [Fact]
    public void Where_selects_the_cases_that_belong()
    {
        var text = "{\"q\": \"a\", \"improper\": true}\n{\"q\": \"b\", \"improper\": false}\n";

        One("d.jsonl", text, spec => spec with { Inputs = Named(("q", "q")), Where = "improper == false" }).Inputs.Text("q").Should().Be("b");
        Fault("d.jsonl", text, spec => spec with { Where = "improper == 3" }).Should().Contain("none of the 2 cases").And.Contain("improper == 3");
    }

    [Fact]
    public void Several_files_are_one_dataset_and_their_ids_meet()
    {
        using var folder = new TempFolder().With("a.csv", "id,q\n1,x\n").With("b.jsonl", "{\"id\": \"2\", \"q\": \"y\"}\n").With("c.csv", "id,q\n\n1,z\n");

        Read(folder, "a.csv", spec => spec with { Paths = ["a.csv", "b.jsonl"] }).Cases.Select(c => c.Id).Should().Equal("1", "2");
        Fault(() => Read(folder, "a.csv", spec => spec with { Paths = ["a.csv", "c.csv"] })).Should().Contain("a.csv:2").And.Contain("c.csv:3").And.Contain("'1'");
    }

    [Fact]
    public void A_null_or_an_empty_cell_is_no_expectation()
    {
        One("d.jsonl", """{"q": 1, "expected_response": null}""").Expectations.Should().BeEmpty();
        One("d.csv", "q,expected_response\n1,\n").Expectations.Should().BeEmpty();
        One("d.csv", "q,expected_response\n1,\"[\"\"\"\"]\"\n").AcceptedResponses.Should().Equal("");
    }

    [SharedDataFact("data/evouna/NQ.jsonl")]
    public void A_real_dataset_reads_by_its_mapping()
    {
        var spec = new DatasetSpec
        {
            Paths = ["NQ.jsonl"],
            Id = "id",
            Inputs = Named(("question", "question")),
            Expectations = Named(("expected_response", "golden_answer")),
            Separators = Named(("expected_response", "/")),
            Outputs = "answer_gpt4",
            Tags = ["improper"],
        };
        var folder = SharedData.PathOf("data/evouna");

        var all = EvalKit.Datasets.DatasetReader.Read(spec, folder);
        var proper = EvalKit.Datasets.DatasetReader.Read(spec with { Where = "improper == false" }, folder);

        all.Cases.Should().HaveCount(2485);
        all.Cases.Should().OnlyContain(c => c.RecordedOutput != null && c.Inputs.Count == 1);
        proper.Cases.Should().OnlyContain(c => c.AcceptedResponses.Count > 0);
        proper.Cases.Should().HaveCount(all.Cases.Count(c => c.Tags["improper"] == "false")).And.HaveCountLessThan(2485);
    }
}
