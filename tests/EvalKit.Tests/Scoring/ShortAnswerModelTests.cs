using EvalKit.Scoring;

namespace EvalKit.Tests.Scoring;

public sealed class ShortAnswerModelTests
{
    private const string Question = "What is the capital of France?";

    [Theory]
    [InlineData("Paris", true)]
    [InlineData("The capital of France is Paris.", true)]
    [InlineData("PARIS!", true)]
    [InlineData("Lyon", false)]
    [InlineData("The capital of France is Lyon.", false)]
    [InlineData("I am sorry, I do not know.", false)]
    [InlineData("", false)]
    public void A_short_answer_is_judged_by_its_accepted_answer(string answer, bool passes) =>
        ShortAnswerModel.Judge(Question, ["Paris"], answer).Passed.Should().Be(passes);

    [Fact]
    public void The_nearest_accepted_answer_counts() =>
        ShortAnswerModel.Judge("Who wrote it?", ["Samuel Clemens", "Mark Twain"], "It was Mark Twain").AcceptedAnswer.Should().Be("Mark Twain");

    [Fact]
    public void Features_have_the_values_that_their_definitions_give()
    {
        var verdict = ShortAnswerModel.Judge("In which year was the 2nd café opened?", ["the café in 1905", "x"], "No, the Cafe was not opened in 1906");

        var values = verdict.Features.ToDictionary(f => f.Name, f => f.Value);
        verdict.AcceptedAnswer.Should().Be("the café in 1905");
        values["phrase"].Should().Be(0);
        values["words_present"].Should().BeApproximately(2 / 3.0, 1e-12, "cafe and in are there, 1905 is not");
        values["new_words_present"].Should().Be(0, "only 1905 is not in the question");
        values["squad_f1"].Should().BeApproximately(2 * 2 / (3.0 + 7), 1e-12);
        values["last_word_present"].Should().Be(0);
        values["numbers_present"].Should().Be(0);
        values["rouge_l_recall"].Should().BeApproximately(2 / 4.0, 1e-12, "ROUGE keeps articles and cuts words at é, so of the, caf, in, 1905 it finds the and in");
        values["length"].Should().BeApproximately(7 / 120.0, 1e-12);
        values["negation_or_refusal"].Should().Be(1);
        values["at_most_six_words"].Should().Be(0);
        values["denied"].Should().Be(0, "the accepted answer does not stand there, nor does its last word");
    }

    [Theory]
    [InlineData("The answer is not Paris.")]
    [InlineData("It isn’t Paris")]
    [InlineData("Not Paris!")]
    [InlineData("Anything but Paris.")]
    [InlineData("It can't be Paris")]
    [InlineData("Lyon rather than Paris")]
    [InlineData("Lyon instead of Paris, I would say")]
    [InlineData("Unlike Paris, Lyon is the capital")]
    [InlineData("It is Lyon, not Paris.")]
    [InlineData("Paris is wrong")]
    [InlineData("Paris is definitely not the right answer.")]
    [InlineData("Paris isn't it.")]
    [InlineData("Paris? No.")]
    [InlineData("Many say Paris, but that is incorrect.")]
    [InlineData("I don't believe that it is Paris")]
    [InlineData("It is false to say that it is Paris.")]
    [InlineData("Not Paris and not Paris again")]
    public void An_answer_that_names_the_accepted_one_to_deny_it_is_wrong(string answer)
    {
        var verdict = ShortAnswerModel.Judge(Question, ["Paris"], answer);

        verdict.Passed.Should().BeFalse();
        verdict.Rationale.Should().Contain("denied 1");
    }

    [Theory]
    [InlineData("Paris, not Lyon.")]
    [InlineData("It is not Lyon but Paris.")]
    [InlineData("No, it is Paris.")]
    [InlineData("Unlike Lyon, Paris is the capital.")]
    [InlineData("Lyon is wrong, it is Paris.")]
    [InlineData("Nothing but Paris.")]
    [InlineData("There is no doubt that it is Paris.")]
    [InlineData("Not only is it Paris, Paris is the largest city too.")]
    [InlineData("Paris. It is not the only large city.")]
    [InlineData("It isn't Paris the hero, it is Paris the city.")]
    public void A_denial_of_something_else_leaves_the_answer_right(string answer) => ShortAnswerModel.Judge(Question, ["Paris"], answer).Passed.Should().BeTrue();

    [Theory]
    [InlineData("R.E.M. is wrong", "R.E.M.", true)]
    [InlineData("R.E.M. It is a band.", "R.E.M.", false)]
    [InlineData("It is It's Not Me, It's You", "It's Not Me, It's You", false)]
    [InlineData("It wasn't until 1980", "1980", false)]
    [InlineData("It is not the Uralic languages", "Uralic languages", true)]
    [InlineData("They did not win in Barack Obama's term", "Barack Obama", false)]
    [InlineData("It is not Obama", "Barack Obama", true)]
    [InlineData("", "Paris", false)]
    public void Denial_looks_at_each_place_where_the_accepted_answer_stands(string answer, string accepted, bool denies) =>
        Denial.Denies(new ShortAnswerText(accepted), answer).Should().Be(denies);

    [Theory]
    [InlineData("It isn't so", true)]
    [InlineData("It isn’t so", true)]
    [InlineData("I cannot say", true)]
    [InlineData("'No'", true)]
    [InlineData("Notting Hill, Norway", false)]
    [InlineData("unknowable", false)]
    public void Negation_and_refusal_are_whole_words(string text, bool occurs) => Negation.Occurs(text).Should().Be(occurs);

    [Theory]
    [InlineData("Lyon", -1)]
    [InlineData("It is Paris", 1)]
    public void The_rationale_names_the_features_that_pushed_hardest_towards_the_verdict(string answer, int direction)
    {
        var verdict = ShortAnswerModel.Judge(Question, ["Paris"], answer);

        var strongest = verdict.Features.OrderByDescending(f => f.Effect * direction).Take(3).Select(f => f.Name);
        verdict.Passed.Should().Be(direction > 0);
        verdict.Rationale.Should().StartWith("against \"Paris\": ");
        verdict.Rationale["against \"Paris\": ".Length..].Split(", ").Select(told => told.Split(' ')[0]).Should().Equal(strongest);
    }

    [Fact]
    public void Effects_add_up_to_the_distance_from_the_average_answer()
    {
        static double LogOdds(double probability) => Math.Log(probability / (1 - probability));
        var first = ShortAnswerModel.Judge(Question, ["Paris"], "Lyon");
        var second = ShortAnswerModel.Judge(Question, ["Paris"], "It is Paris, of course");

        (second.Features.Sum(f => f.Effect) - first.Features.Sum(f => f.Effect))
            .Should().BeApproximately(LogOdds(second.Probability) - LogOdds(first.Probability), 1e-9);
    }

    [Fact]
    public void Without_an_accepted_answer_nothing_can_be_judged() =>
        FluentActions.Invoking(() => ShortAnswerModel.Judge(Question, [], "Paris")).Should().Throw<ArgumentException>();

    [Fact]
    public void The_scorer_gives_the_probability_and_passes_from_one_half()
    {
        var score = Given.Score(Scorers.ShortAnswerMatch(), "It is Paris", "Paris");

        score.Value!.Number.Should().Be(ShortAnswerModel.Judge(Question, ["Paris"], "It is Paris").Probability).And.BeGreaterThan(0.5);
        score.Passed.Should().BeTrue();
        score.Metadata.Should().HaveCount(12);
    }

    [Fact]
    public void The_scorer_reads_the_question_where_the_options_say()
    {
        var evalCase = Given.Case("the capital Paris") with { Inputs = CaseFields.OfText(("prompt", "capital"), ("style", "Paris")) };
        var arguments = new ScoreArguments(evalCase, Given.Answered("Lyon is the capital"));

        double NewWords(string options) => (double)Given.Score(Given.FromCatalog("short_answer_match", options), arguments).Metadata!["new_words_present"]!;

        NewWords("""{"question": "prompt"}""").Should().Be(0, "Paris is new and absent");
        NewWords("{}").Should().Be(1, "with all inputs as the question no word is new");
        Given.FromCatalog("short_answer_match", """{"question": "prompt"}""").Info.Needs.Should().Contain("inputs.prompt");
    }
}
