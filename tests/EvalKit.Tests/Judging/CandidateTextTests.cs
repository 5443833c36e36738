using EvalKit.Judging;

namespace EvalKit.Tests.Judging;

public sealed class CandidateTextTests
{
    [Fact]
    public void Characters_that_only_a_model_reads_are_taken_out_and_counted()
    {
        var text = CandidateText.Of("Pa\u200Bri\u202Es\U000E0059\U000E0045\uFEFF");

        text.Text.Should().Be("Paris");
        text.Findings!.ToJsonString().Should().Be("""{"bidi":1,"tag":2,"zero_width":2}""");
    }

    [Fact]
    public void A_plain_text_has_no_findings_and_one_form()
    {
        CandidateText.Of("cafe\u0301\r\n2").Should().Be(new CandidateText("caf\u00E9\n2", null));
        CandidateText.Of("10\u2075 €").Text.Should().Be("10\u2075 €");
    }

    [Fact]
    public void A_lone_surrogate_does_not_throw()
    {
        CandidateText.Of("a\uD800b").Text.Should().Be("a\uFFFDb");
    }
}
