using EvalKit.Chat;
using EvalKit.Judging;

namespace EvalKit.Tests.Judging;

public sealed class PairwiseVerdictTests
{
    [Theory]
    [InlineData("A", "A")]
    [InlineData("b", "B")]
    [InlineData("Output (a)", "A")]
    [InlineData("**Output (b)**.", "B")]
    [InlineData("Assistant B", "B")]
    [InlineData("A>>B", "A")]
    [InlineData("[[A>B]]", "A")]
    [InlineData("[[B >> A]]", "B")]
    [InlineData("[[A=B]]", "tie")]
    [InlineData("[[C]]", "tie")]
    [InlineData("My final verdict is: [[B]]", "B")]
    [InlineData("Verdict: A<B", "B")]
    [InlineData("**Verdict:**\n\nResponse A", "A")]
    [InlineData("Verdict: Output (a) is better because it is short.", "A")]
    [InlineData("Winner: tie", "tie")]
    [InlineData("""{"reason":"r","verdict":"Output  (b)"}""", "B")]
    [InlineData("```\nOutput (a)\n```", "A")]
    [InlineData("Output (b)\n\nIt is shorter.", "B")]
    [InlineData("Output (a) is better.\n\nOutput (b) is too long.", "A")]
    [InlineData("Output (a) is short. Output (b) is long. Therefore, **Output (b) is better**.", "B")]
    [InlineData("Both are fine.\nOverall, based on the rules, Answer A is better, as it is complete.", "A")]
    [InlineData("I looked at both.\n\nAssistant B is the better assistant", "B")]
    [InlineData("So I would choose Output (b) as the better response.", "B")]
    [InlineData("Both differ little. Therefore, it is a tie.", "tie")]
    [InlineData("Output (a) is better than Output (b).", "A")]
    [InlineData("Output (b) is better. Wait, let me check. Therefore, Output (b) is better.", "B")]
    [InlineData("Output (a) says wait, which is right. Therefore, Output (a) is better.", "A")]
    [InlineData("Output (a) waits for the user. I let it stand. [[A]]", "A")]
    [InlineData("Wait, I misread it. [[B]]", "B")]
    [InlineData("Verdict: A\nCorrection: the capital is Canberra.", "A")]
    [InlineData("Verdict: A\nIts steps are to mix, wait, and bake.", "A")]
    [InlineData("Verdict: B. The agent told the customer: wait, and said sorry, I made a mistake.", "B")]
    [InlineData("[[B]] It is a no-wait, low-cost answer.", "B")]
    [InlineData("{\"reason\":\"Wait, it says so.\",\"verdict\":\"A\"}", "A")]
    [InlineData("**Output (a)**\nShort.\n**Output (b)**\nLong.\n\nTherefore, Output (a) is better.", "A")]
    public void A_verdict_is_read_as_models_write_it(string reply, string expected) =>
        VerdictParser.Parse(reply, VerdictForm.Pairwise, complete: true).Value.Should().Be(FeedbackValue.OfCategory(expected));

    [Theory]
    [InlineData("Output (a) is better. Therefore, Output (b) is better.", "different verdicts: A, B")]
    [InlineData("Output (b) is better.\n\nOutput (a) is better.\n\nTherefore, Output (b) is better.", "different verdicts")]
    [InlineData("Therefore, Output (a) is better because it is short, but Output (b) is better overall.", "different verdicts")]
    [InlineData("Output (a) is better. No wait, Output (b) is better.", "names no verdict")]
    [InlineData("Output (a) is better. Wait, that is wrong.", "names no verdict")]
    [InlineData("Therefore, Output (a) is better — hold on, it is Output (b).", "names no verdict")]
    [InlineData("Output (a) is better. Wait, let me check. Therefore, Output (b) is better.", "different verdicts: A, B")]
    [InlineData("Verdict: A\nNo, wait. It is B.", "takes its verdict back")]
    [InlineData("Verdict: Output (a). On second thought, I misread the question.", "takes its verdict back")]
    [InlineData("Verdict: A\n\n**Wait, no.** B is better.", "takes its verdict back")]
    [InlineData("[[A]] Wait: the other one is complete.", "takes its verdict back")]
    [InlineData("{\"reason\":\"r\",\"verdict\":\"A\"}\n\nWait, no: it is B.", "takes its verdict back")]
    [InlineData("Output (a)\n\nTherefore, Output (b) is better.", "different verdicts")]
    [InlineData("[[A>B]] or rather [[B>A]]", "different verdicts")]
    [InlineData("[[A]] [[D]]", "'D' is not")]
    [InlineData("Output (a)\nOutput (b)", "names no verdict")]
    [InlineData("Output (a) is better at rhymes.", "names no verdict")]
    [InlineData("Output (a) is better if you like rhymes.", "names no verdict")]
    [InlineData("Output (a) is better as a summary.", "names no verdict")]
    [InlineData("Output (a) is better than expected.", "names no verdict")]
    [InlineData("Is Output (a) better? Output (a) is better?", "names no verdict")]
    [InlineData("Therefore, it is not true that Output (a) is better.", "names no verdict")]
    [InlineData("Therefore, neither Output (a) nor Output (b) is better.", "names no verdict")]
    [InlineData("Assistant (a) claims that Output (a) is better.", "names no verdict")]
    [InlineData("The outputs differ. Output (a) is better. I cannot say more.", "names no verdict")]
    [InlineData("The outputs differ.\n\nTherefore, Output (a)", "names no verdict")]
    [InlineData("**Output (a)**\nShort.\n**Output (b)**\nLong.\n", "names no verdict")]
    [InlineData("Output (c) is better.", "names no verdict")]
    [InlineData("The rhyme is better in (a).", "names no verdict")]
    [InlineData("> Output (a) is better.", "names no verdict")]
    [InlineData("\"Output (a) is better.\" is what the answer says.", "names no verdict")]
    [InlineData("The answer ends:\n```\nTherefore, Output (a) is better.\n```\nThat is no reason.", "names no verdict")]
    public void What_is_no_single_decision_is_a_fault(string reply, string says)
    {
        var reading = VerdictParser.Parse(reply, VerdictForm.Pairwise, complete: true);

        reading.Value.Should().BeNull();
        reading.Fault.Should().Contain(says);
        reading.Reply.Should().Be(reply);
    }

    [Theory]
    [InlineData("Output (a)")]
    [InlineData("Output (a) is better.")]
    [InlineData("Therefore, Output (a) is better.")]
    [InlineData("Verdict: Output (a) is better")]
    [InlineData("Rating: [[A")]
    public void What_could_be_the_beginning_of_more_is_read_only_in_a_complete_reply(string reply) =>
        VerdictParser.Parse(reply, VerdictForm.Pairwise).Fault.Should().Contain("may be cut");

    [Fact]
    public void Spellings_and_phrases_are_data_that_any_form_can_declare()
    {
        var refusal = new VerdictForm
        {
            Kind = FeedbackValueKind.Category,
            Menu = ["refused", "answered"],
            Spellings = new Dictionary<string, IReadOnlyList<string>> { ["refused"] = ["a refusal", "unclear"], ["answered"] = ["an answer", "unclear"], ["other"] = ["something else"] },
            Statements = ["the reply is {label}"],
        };

        VerdictParser.Parse("The user asks for help. Thus, the reply is A  REFUSAL, since it helps nobody.", refusal, complete: true).Value.Should().Be(FeedbackValue.OfCategory("refused"));
        VerdictParser.Parse("The reply is fine.", refusal, complete: true).Fault.Should().Contain("names no verdict");
        refusal.Read("something else").Should().BeNull("it is a spelling of no label on the menu");
        refusal.Read("unclear").Should().BeNull("it is a spelling of two labels");
    }

    [Fact]
    public void Spellings_and_phrases_are_part_of_a_judges_fingerprint()
    {
        var form = VerdictForm.Pairwise;
        VerdictForm[] forms = [form, form with { Spellings = new Dictionary<string, IReadOnlyList<string>>() }, form with { Statements = ["{label} wins"] }];

        forms.Select(f => JudgeInfo.Of(JudgeFile.Embedded("correctness") with { Verdict = f }, ModelUri.Parse("openai:/m"), "j").Fingerprint).Should().OnlyHaveUniqueItems();
    }

    [Theory]
    [InlineData("is better")]
    [InlineData("{label} or {label}")]
    public void A_phrase_without_one_place_for_the_label_is_refused(string phrase) =>
        FluentActions.Invoking(() => VerdictForm.Pairwise with { Statements = [phrase] }).Should().Throw<ArgumentException>().WithMessage("*{label} once*");
}
