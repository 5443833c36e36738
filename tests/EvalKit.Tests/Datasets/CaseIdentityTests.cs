using System.Text.Json.Nodes;
using EvalKit.Datasets;
using static EvalKit.Tests.Datasets.Reading;

namespace EvalKit.Tests.Datasets;

public sealed class CaseIdentityTests
{
    [Fact]
    public void A_case_made_in_code_equals_the_one_in_a_file()
    {
        var fromFile = One("d.csv", "question,expected_response\nWhy?,Because\n");
        var fromCode = EvalCases.Create(CaseFields.OfText(("question", "Why?")), CaseFields.OfText(("expected_response", "Because")));

        fromCode.Id.Should().Be(fromFile.Id).And.HaveLength(12).And.MatchRegex("^[0-9a-f]{12}$");
        fromCode.CaseHash.Should().Be(fromFile.CaseHash).And.HaveLength(64);
        EvalDatasets.Create("d", [fromCode]).ContentHash.Should().Be(EvalDatasets.Create("d", [fromFile]).ContentHash);
    }

    [Fact]
    public void The_hash_covers_inputs_and_expectations_and_nothing_else()
    {
        var first = One("d.jsonl", """{"id": "a", "q": "x", "expected_response": "y"}""").CaseHash;

        One("d.jsonl", """{"id": "b", "q": "x", "expected_response": "y", "tags": ["t"], "split": "dev", "outputs": "o"}""").CaseHash.Should().Be(first);
        One("d.jsonl", """{"id": "a", "q": "x2", "expected_response": "y"}""").CaseHash.Should().NotBe(first);
        One("d.jsonl", """{"id": "a", "q": "x", "expected_response": "y2"}""").CaseHash.Should().NotBe(first);
        One("d.jsonl", """{"id": "a", "expectations.q": "x", "expected_response": "y"}""").CaseHash.Should().NotBe(first);
    }

    [Fact]
    public void The_case_hash_is_the_SHA_256_of_a_text_that_anyone_can_write()
    {
        var json = """{"expectations":{"expected_response":"b"},"inputs":{"n":1,"q":"a\n"}}""";
        var expected = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(json)));

        var inputs = CaseFields.From(new JsonObject { ["q"] = "a\r\n", ["n"] = 1.0 });
        EvalCases.HashOf(inputs, CaseFields.OfText(("expected_response", "b"))).Should().Be(expected);
    }

    [Fact]
    public void An_empty_id_is_replaced_by_the_hash_of_the_inputs()
    {
        var hash = One("d.csv", "q\nx\n").Id;

        One("d.csv", "id,q\n,x\n").Id.Should().Be(hash);
        One("d.jsonl", """{"id": null, "q": "x"}""").Id.Should().Be(hash);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\nb")]
    public void A_bad_id_is_refused_in_code_too(string id)
    {
        Fault(() => EvalCases.Create(CaseFields.Empty, id: id)).Should().Contain("id");
    }

    [Fact]
    public void An_id_longer_than_200_characters_is_refused()
    {
        EvalCases.Create(CaseFields.Empty, id: new string('x', 200)).Id.Should().HaveLength(200);
        Fault(() => EvalCases.Create(CaseFields.Empty, id: new string('x', 201))).Should().Contain("201").And.Contain("at most 200");
    }

    [Fact]
    public void Duplicate_cases_of_code_are_an_error()
    {
        Fault(() => EvalDatasets.Create("d", [EvalCases.Create(CaseFields.Empty, id: "a"), EvalCases.Create(CaseFields.Empty, id: "a")])).Should().Contain("case 2").And.Contain("'a'");
    }
}
