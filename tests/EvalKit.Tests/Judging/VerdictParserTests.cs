using System.Text;
using System.Text.Json;
using CsCheck;
using EvalKit.Judging;
using EvalKit.TestUtils;

namespace EvalKit.Tests.Judging;

public sealed class VerdictParserTests
{
    private static readonly VerdictForm YesNo = new() { Kind = FeedbackValueKind.Bool, Menu = VerdictForm.YesNo, PassLabels = ["yes"], Lists = ["missing"] };
    private static readonly VerdictForm OneToTen = new() { Kind = FeedbackValueKind.Number, Menu = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"], Minimum = 1, Maximum = 10 };
    private static readonly VerdictForm Share = new() { Kind = FeedbackValueKind.Number, Minimum = 0, Maximum = 1 };
    private static readonly VerdictForm Colours = new() { Kind = FeedbackValueKind.Category, Menu = ["red", "dark red", "green"] };

    [Theory]
    [InlineData("""{"reason":"r","verdict":"yes"}""", true)]
    [InlineData("""{"reason":"r","verdict":"no"}""", false)]
    [InlineData(""" { "verdict" : "Yes" } """, true)]
    [InlineData("```json\n{\"reason\":\"r\",\"verdict\":\"yes\"}\n```", true)]
    [InlineData("Here it is:\n```\n{\"verdict\":\"no\"}\n```\nDone. {curly} talk", false)]
    [InlineData("Thinking {about it}. {\"reason\":\"x\",\"verdict\":\"no\"} That is all.", false)]
    [InlineData("""{"note":1} then {"verdict":"yes"}""", true)]
    [InlineData("""{"verdict":"yes"} and once more {"verdict":"yes"}""", true)]
    [InlineData("""{"reason":"The answer says {\"verdict\":\"no\"} but is right","verdict":"yes"}""", true)]
    [InlineData("yes", true)]
    [InlineData("**No.**", false)]
    [InlineData("The facts agree.\n\nVerdict: yes", true)]
    [InlineData("The facts differ.\n**Verdict:** *no*.", false)]
    [InlineData("I looked twice. [[yes]]", true)]
    [InlineData("Verdict: yes. It says the same.\nAgain, verdict: yes", true)]
    public void A_verdict_in_a_declared_form_is_read(string reply, bool expected)
    {
        VerdictParser.Parse(reply, YesNo, complete: true).Value.Should().Be(FeedbackValue.Of(expected));
    }

    [Theory]
    [InlineData("{\"reason\":\"x\",\"verdict\":\"no\"}\nThe answer contained:\n```json\n{\"verdict\":\"yes\"}\n```", "different")]
    [InlineData("```json\n{\"verdict\":\"yes\"}\n```\nThat is: {\"verdict\":\"no\"}", "different")]
    [InlineData("", "empty")]
    [InlineData("  \n ", "empty")]
    [InlineData("""{"reason":"r"}""", "no property")]
    [InlineData("""{"verdict":"maybe"}""", "'maybe' is not one of yes, no")]
    [InlineData("""{"verdict":true}""", "is not one of")]
    [InlineData("""{"verdict":null}""", "is not one of")]
    [InlineData("""{"verdict":["yes"]}""", "is not one of")]
    [InlineData("""{"verdict":"yes","verdict":"no"}""", "different verdicts")]
    [InlineData("""{"verdict":"yes","Verdict":"no"}""", "different verdicts")]
    [InlineData("""{"verdict":"yes"} {"verdict":"no"}""", "different verdicts")]
    [InlineData("""{"verdict":"yes"} {"verdict":"perhaps"}""", "is not one of")]
    [InlineData("""{"verdict":"yes" """, "cut or broken")]
    [InlineData("""{"verdict":"yes", details: {"verdict":"no"}}""", "cut or broken")]
    [InlineData("""{"reason":"Verdict: no, says the""", "cut or broken")]
    [InlineData("```json\n{\"verdict\":\"yes\",}\n```", "cut or broken")]
    [InlineData("The answer is fine.", "names no verdict")]
    [InlineData("Verdict: not sure", "'not sure' is not")]
    [InlineData("Verdict: yes, or rather no", "is not")]
    [InlineData("Verdict: yes\nVerdict: no", "different verdicts")]
    [InlineData("[[yes]] or [[no]]", "different verdicts")]
    [InlineData("[[source]]", "'source' is not")]
    [InlineData("I'm sorry, but I can't assist with that.", "names no verdict")]
    [InlineData("yes and no", "names no verdict")]
    public void What_is_no_single_verdict_of_the_menu_is_a_fault_that_says_why(string reply, string says)
    {
        var reading = VerdictParser.Parse(reply, YesNo, complete: true);

        reading.Value.Should().BeNull();
        reading.Fault.Should().Contain(says);
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("Rating: 7/10", 7)]
    [InlineData("Rating: [[10]]", 10)]
    [InlineData("Score: 7. Well done", 7)]
    [InlineData("""{"verdict": 7}""", 7)]
    [InlineData("""{"verdict": "7"}""", 7)]
    [InlineData("""{"verdict": 7.0}""", 7)]
    [InlineData("Rating: 7/100", null)]
    [InlineData("Rating: 7.5", null)]
    [InlineData("11", null)]
    [InlineData("""{"verdict": 7.5}""", null)]
    [InlineData("""{"verdict": 1e1}""", null)]
    [InlineData("$ERROR$", null)]
    public void A_number_is_read_only_when_it_is_on_the_menu(string reply, int? expected)
    {
        VerdictParser.Parse(reply, OneToTen, complete: true).Value?.Number.Should().Be(expected);
        (VerdictParser.Parse(reply, OneToTen, complete: true).Value is null).Should().Be(expected is null);
    }

    [Fact]
    public void A_label_at_the_end_that_may_be_cut_is_read_only_when_the_reply_is_known_to_be_complete()
    {
        VerdictParser.Parse("Rating: 1", OneToTen).Fault.Should().Contain("may be cut");
        VerdictParser.Parse("1", OneToTen).Fault.Should().Contain("may be cut");
        VerdictParser.Parse("Rating: 0.", Share).Fault.Should().Contain("may be cut");
        VerdictParser.Parse("Rating: 2", OneToTen).Value.Should().Be(FeedbackValue.Of(2));
        VerdictParser.Parse("Rating: 1", OneToTen, complete: true).Value.Should().Be(FeedbackValue.Of(1));
    }

    [Fact]
    public void The_reason_and_the_lists_are_kept()
    {
        var reading = VerdictParser.Parse("""{"reason":"because","missing":["a","b"],"verdict":"no"}""", YesNo);

        reading.Reason.Should().Be("because");
        reading.Lists!.ToJsonString().Should().Be("""{"missing":["a","b"]}""");
    }

    [Fact]
    public void Labels_can_be_switched_off()
    {
        VerdictParser.Parse("Verdict: yes", YesNo with { Labelled = false }, complete: true).Fault.Should().Contain("no JSON object");
    }

    public static TheoryData<string, string> WholeReplies => new()
    {
        { "bool", """{"reason":"The answer says \"Verdict: no\" and {\"verdict\": \"no\"}, yet it is right: déjà vu.","missing":[],"verdict":"yes"}""" },
        { "bool", "Sure!\n```json\n{\"reason\": \"[[no]] is not it\", \"missing\": [\"Verdict: no\"], \"verdict\": \"yes\"}\n```\nVerdict: done" },
        { "bool", "Some prose about {sets}. {\"reason\":\"fine\",\"details\":{\"verdict\":\"no\"},\"verdict\":\"yes\"} bye" },
        { "bool", "The answer is right.\nVerdict: yes" },
        { "bool", "[[yes]]" },
        { "number", "Rating: [[10]]" },
        { "number", "Rating: 10" },
        { "number", "Rating: 10/10" },
        { "number", "10" },
        { "number", """{"reason":"r","verdict":10}""" },
        { "share", "Score: 0.85" },
        { "share", """{"verdict":0.85}""" },
        { "category", "Verdict: dark red" },
        { "category", "Verdict: red" },
        { "category", "dark red" },
    };

    [Theory]
    [MemberData(nameof(WholeReplies))]
    public void A_reply_cut_at_any_byte_gives_an_error_or_the_right_verdict(string form, string reply)
    {
        var verdict = FormOf(form);
        var whole = VerdictParser.Parse(reply, verdict, complete: true).Value;
        whole.Should().NotBeNull();
        var bytes = Encoding.UTF8.GetBytes(reply);

        for (var length = 0; length < bytes.Length; length++)
        {
            var cut = Encoding.UTF8.GetString(bytes, 0, length);
            var value = VerdictParser.Parse(cut, verdict).Value;
            (value is null || value == whole).Should().BeTrue($"'{cut}' was read as {value}");
        }
    }

    [Theory]
    [MemberData(nameof(WholeReplies))]
    public void A_reply_with_one_byte_changed_never_throws_and_never_leaves_the_menu(string form, string reply)
    {
        var verdict = FormOf(form);
        var bytes = Encoding.UTF8.GetBytes(reply);

        Gen.Select(Gen.Int[0, bytes.Length - 1], Gen.Byte).ShouldHold(
            500,
            sample =>
            {
                var (at, value) = sample;
                var changed = (byte[])bytes.Clone();
                changed[at] = value;
                var reading = VerdictParser.Parse(Encoding.UTF8.GetString(changed), verdict);
                return (reading.Value is null) != (reading.Fault is null);
            });
    }

    [Fact]
    public void A_reply_in_JSON_reads_back_whatever_its_reason_holds()
    {
        Gen.Select(Gen.String, Gen.Bool).ShouldHold(
            1000,
            sample =>
            {
                var (reason, yes) = sample;
                var reply = JsonSerializer.Serialize(new { reason, verdict = yes ? "yes" : "no" });
                return VerdictParser.Parse("```json\n" + reply + "\n```", YesNo).Value == FeedbackValue.Of(yes) && VerdictParser.Parse(reply, YesNo).Value == FeedbackValue.Of(yes);
            });
    }

    private static VerdictForm FormOf(string name) => name switch
    {
        "bool" => YesNo,
        "number" => OneToTen,
        "share" => Share,
        _ => Colours,
    };
}
