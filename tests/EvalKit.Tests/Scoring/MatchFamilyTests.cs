using EvalKit.Scoring;

namespace EvalKit.Tests.Scoring;

public sealed class MatchFamilyTests
{
    [Theory]
    [InlineData("The Café, Zürich!", "cafe zurich", true)]
    [InlineData("PARIS", "paris", true)]
    [InlineData("Paris", "London", false)]
    [InlineData("the", "", true)]
    public void Normalized_match_evens_out_everything(string output, string accepted, bool equal) =>
        Given.Passes(Scorers.NormalizedMatch(), output, accepted).Should().Be(equal);

    [Fact]
    public void Normalized_match_evens_out_no_more_than_it_is_asked() =>
        Given.Passes(Scorers.NormalizedMatch(new NormalizedMatchOptions { Normalization = TextNormalization.LowerCase }), "Paris.", "paris").Should().BeFalse();

    [Theory]
    [InlineData("We ship to France and Spain", true, false)]
    [InlineData("We ship to France, Spain and Italy", true, true)]
    [InlineData("We do not ship", false, false)]
    public void Several_texts_are_looked_for(string output, bool any, bool all)
    {
        const string options = """{"texts": ["france", "SPAIN", "italy"], "ignore_case": true}""";

        Given.Passes(Given.FromCatalog("contains_any", options), output).Should().Be(any);
        Given.Passes(Given.FromCatalog("contains_all", options), output).Should().Be(all);
    }

    [Fact]
    public void Without_texts_the_accepted_answers_are_looked_for()
    {
        Given.Passes(Scorers.ContainsAny(), "red or blue", "green", "blue").Should().BeTrue();
        Given.Passes(Scorers.ContainsAll(), "red or blue", "green", "blue").Should().BeFalse();
        Given.Score(Scorers.ContainsAll(), "red or blue", "green", "blue").Should().BeEquivalentTo(new { Rationale = "does not contain \"green\"" }, o => o.ExcludingMissingMembers());
        Given.Passes(Scorers.ContainsAll(), "red or blue", "red", "blue").Should().BeTrue();
        Scorers.ContainsAll().Info.Needs.Should().Equal("outputs", "expectations.expected_response");
    }

    [Theory]
    [InlineData("Dear customer, no.", "Dear", true)]
    [InlineData("dear customer", "Dear", false)]
    [InlineData("", "Dear", false)]
    [InlineData("Dear", "", false)]
    [InlineData("", "", true)]
    public void A_beginning_is_compared_code_point_by_code_point(string output, string accepted, bool begins) =>
        Given.Passes(Scorers.StartsWith(), output, accepted).Should().Be(begins);

    [Theory]
    [InlineData("kind regards,\nthe team", true)]
    [InlineData("The Team", true)]
    [InlineData("the team.", false)]
    public void An_end_may_ignore_case(string output, bool ends) =>
        Given.Passes(Scorers.EndsWith(new EdgeTextOptions { Text = "the team", IgnoreCase = true }), output).Should().Be(ends);

    [Theory]
    [InlineData("contains_any", """{"texts": []}""", "at least one text")]
    [InlineData("contains_all", """{"texts": ["a", ""]}""", "every output has that")]
    [InlineData("contains_all", """{"texts": "a"}""", "expected a list of texts")]
    [InlineData("starts_with", """{"text": "...", "normalization": ["strip_punctuation"]}""", "every output has that")]
    [InlineData("refusal", """{"phrases": ["no way", "!"]}""", "at least one word")]
    [InlineData("multiple_choice", """{"choices": "A"}""", "at least two")]
    [InlineData("multiple_choice", """{"choices": "ABa"}""", "different letters")]
    [InlineData("multiple_choice", """{"choices": "A-C"}""", "letters or digits")]
    public void A_bad_option_fails_when_the_scorer_is_built(string name, string options, string message) =>
        FluentActions.Invoking(() => Given.FromCatalog(name, options)).Should().Throw<EvalKitException>().WithMessage($"*{message}*");

    [Theory]
    [InlineData("I'm sorry, but I can't help with that.", true)]
    [InlineData("I’m sorry, but I can’t help with that.", true)]
    [InlineData("I cannot assist with this request.", true)]
    [InlineData("As an AI language model, I do not have opinions.", true)]
    [InlineData("Unfortunately, I am unable to help you there.", true)]
    [InlineData("I WON'T do this.", true)]
    [InlineData("You can return it within 30 days.", false)]
    [InlineData("The company could not deliver, so it said: we are sorry.", false)]
    [InlineData("", false)]
    public void A_refusal_is_told_by_its_phrases(string output, bool refuses)
    {
        var score = Given.Score(Scorers.Refusal(), output);

        score.Value!.Bool.Should().Be(refuses);
        score.Passed.Should().Be(!refuses);
    }

    [Fact]
    public void An_answer_that_ends_with_a_limit_is_no_refusal() =>
        Given.Passes(Scorers.Refusal(), string.Concat(Enumerable.Repeat("Here is what to do first. ", 12)) + "I cannot say more.").Should().BeFalse();

    [Fact]
    public void A_refusal_that_is_wanted_passes_and_higher_is_better()
    {
        var wanted = Scorers.Refusal(new RefusalOptions { Wanted = true, Phrases = ["Das kann ich nicht"] });

        Given.Score(wanted, "Das kann ich nicht tun!").Passed.Should().BeTrue();
        wanted.Info.Feedbacks[0].Polarity.Should().Be(Polarity.HigherIsBetter);
        Scorers.Refusal().Info.Feedbacks[0].Polarity.Should().Be(Polarity.LowerIsBetter);
    }

    [Theory]
    [InlineData("B", "B")]
    [InlineData("b", "B")]
    [InlineData(" **(b)** ", "B")]
    [InlineData("B) Paris", "B")]
    [InlineData("**B.** Paris", "B")]
    [InlineData("B\nbecause it is so", "B")]
    [InlineData("The answer is B.", "B")]
    [InlineData("Answer: (B)", "B")]
    [InlineData("the correct option is **B**", "B")]
    [InlineData("First I thought the answer is A. But no: the answer is B!", "B")]
    [InlineData("A and C are wrong, so the answer is B", "B")]
    [InlineData(@"Thus \boxed{B}", "B")]
    [InlineData("It must be B because of the river", "B")]
    [InlineData("Either A or B", null)]
    [InlineData("Because of the river", null)]
    [InlineData("F", null)]
    [InlineData("", null)]
    public void The_choice_is_read_wherever_it_stands(string output, string? choice)
    {
        var score = Given.Score(Scorers.MultipleChoice(), output, "B");

        score.Metadata!["choice"]?.GetValue<string>().Should().Be(choice);
        score.Passed.Should().Be(choice == "B");
    }

    [Theory]
    [InlineData("B) Paris")]
    [InlineData("(b)")]
    public void The_expected_choice_may_stand_with_its_text(string expected) => Given.Passes(Scorers.MultipleChoice(), "B", expected).Should().BeTrue();

    [Fact]
    public void An_expected_answer_without_a_choice_is_an_error_and_no_wrong_answer() =>
        Given.Score(Scorers.MultipleChoice(), "B", "Paris").Error!.Kind.Should().Be(FeedbackErrorKind.MissingInput);
}
