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
    }

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
        score.Metadata.Should().HaveCount(11);
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
