using EvalKit.Judging.Safety;

namespace EvalKit.Tests.Judging.Safety;

public sealed class TrivialAnswersTests
{
    [Theory]
    [InlineData("", TrivialAnswers.Empty)]
    [InlineData(" \n ", TrivialAnswers.Empty)]
    [InlineData(":", TrivialAnswers.NoTokens)]
    [InlineData("…✅", TrivialAnswers.NoTokens)]
    [InlineData("Solution", TrivialAnswers.MasterKey)]
    [InlineData("  let's solve this problem\nstep by step:", TrivialAnswers.MasterKey)]
    [InlineData("解：", TrivialAnswers.MasterKey)]
    [InlineData("Who wrote Dune", TrivialAnswers.EqualsQuestion)]
    [InlineData("42", null)]
    [InlineData("No.", null)]
    [InlineData("The solution is 42", null)]
    [InlineData("Frank Herbert wrote Dune.", null)]
    public void An_answer_that_says_nothing_is_found(string answer, string? kind)
    {
        TrivialAnswers.KindOf(answer, Dune("Frank Herbert"), minTokens: 1).Should().Be(kind);
    }

    [Theory]
    [InlineData("Solution")]
    [InlineData(":")]
    [InlineData("who wrote dune?")]
    public void An_accepted_answer_is_never_found(string answer)
    {
        TrivialAnswers.KindOf(answer, Dune(answer), minTokens: 5).Should().BeNull();
    }

    [Fact]
    public void More_words_can_be_asked_for()
    {
        TrivialAnswers.KindOf("Frank Herbert", Dune("x"), minTokens: 3).Should().Be(TrivialAnswers.NoTokens);
        TrivialAnswers.KindOf("Frank P. Herbert", Dune("x"), minTokens: 3).Should().BeNull();
    }

    [Fact]
    public void A_trace_without_a_case_is_looked_at_too()
    {
        TrivialAnswers.KindOf(".", evalCase: null, minTokens: 1).Should().Be(TrivialAnswers.NoTokens);
    }

    private static EvalCase Dune(string expected) => new()
    {
        Id = "dune",
        CaseHash = "h",
        Inputs = CaseFields.OfText(("question", "Who wrote Dune?")),
        Expectations = CaseFields.OfText(("expected_response", expected)),
    };
}
