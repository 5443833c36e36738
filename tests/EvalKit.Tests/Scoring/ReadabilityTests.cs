using CsCheck;
using EvalKit.Scoring;
using EvalKit.TestUtils;

namespace EvalKit.Tests.Scoring;

public sealed class ReadabilityTests
{
    private static readonly Gen<string> Words = Gen.OneOf("the", "order", "arrives", "tomorrow", "refund", "made", "possible", "sorry").Array[1, 12].Select(w => string.Join(' ', w));

    [Theory]
    [InlineData("the", 1)]
    [InlineData("made", 1)]
    [InlineData("asked", 1)]
    [InlineData("wanted", 2)]
    [InlineData("table", 2)]
    [InlineData("wishes", 2)]
    [InlineData("sales", 1)]
    [InlineData("yellow", 2)]
    [InlineData("beautiful", 3)]
    [InlineData("radio", 3)]
    [InlineData("nation", 2)]
    [InlineData("flying", 2)]
    [InlineData("played", 1)]
    [InlineData("easier", 3)]
    [InlineData("didn't", 2)]
    [InlineData("rhythm", 2)]
    [InlineData("business", 2)]
    [InlineData("education", 4)]
    [InlineData("responsibility", 6)]
    [InlineData("1984", 4)]
    [InlineData("b", 1)]
    public void Syllables_are_those_that_are_spoken(string word, int syllables) => EnglishSyllables.Count(word).Should().Be(syllables);

    [Theory]
    [InlineData("Dr. Smith came. He left!", 5, 2)]
    [InlineData("It costs 12.50 euros, i.e. little. \"Really?\" (Yes.)", 8, 3)]
    [InlineData("One line\nof one sentence", 5, 1)]
    [InlineData("A heading\n\nA text", 4, 2)]
    [InlineData("Points:\n- first one\n- second one", 5, 3)]
    [InlineData("well-known don’t", 2, 1)]
    [InlineData("... !?", 0, 0)]
    [InlineData("", 0, 0)]
    public void Words_and_sentences_are_counted(string text, int words, int sentences) =>
        EnglishText.Read(text).Should().BeEquivalentTo(new { Words = words, Sentences = sentences });

    [Fact]
    public void The_formulas_are_those_of_Flesch_and_Kincaid()
    {
        // Six words, one sentence, six syllables.
        var scores = Given.Scores(Scorers.Readability(), "The cat sat on the mat.");

        scores.Select(s => s.Name).Should().Equal("readability", "readability.grade", "readability.words_per_sentence", "readability.syllables_per_word");
        scores[0].Value!.Number.Should().BeApproximately(206.835 - (1.015 * 6) - 84.6, 1e-9);
        scores[1].Value!.Number.Should().BeApproximately((0.39 * 6) + 11.8 - 15.59, 1e-9);
        scores.Skip(2).Select(s => s.Value!.Number).Should().Equal(6, 1);
    }

    [Theory]
    [InlineData("", "no word")]
    [InlineData("— … !", "no word")]
    [InlineData("Мама мыла раму и пела.", "for English")]
    public void What_the_formulas_do_not_speak_of_is_unscored(string output, string reason) =>
        Given.Scores(Scorers.Readability(), output).Should().OnlyContain(s => s.Value == null && s.Error == null && s.Rationale!.Contains(reason));

    [Fact]
    public void Rules_decide_what_passes()
    {
        var scores = Given.Scores(Given.FromCatalog("readability", """{"min_ease": 60, "max_grade": 8}"""), "Notwithstanding considerable administrative complications, reimbursement necessitates documentation.");

        scores.Select(s => s.Passed).Should().Equal(false, false, null, null);
        Given.Scores(Scorers.Readability(), "We pay you back.").Select(s => s.Passed).Should().AllBeEquivalentTo((bool?)null);
    }

    [Fact]
    public void The_same_sentence_twice_is_as_easy_as_once() => Words.ShouldHold(500, text =>
        Math.Abs(Ease($"{text}.") - Ease($"{text}. {text}.")) < 1e-9);

    [Fact]
    public void One_long_sentence_is_harder_than_two_short_ones() => Gen.Select(Words, Words).ShouldHold(500, texts =>
        Ease($"{texts.Item1}. {texts.Item2}.") > Ease($"{texts.Item1} {texts.Item2}."));

    private static double Ease(string text) => Given.Scores(Scorers.Readability(), text)[0].Value!.Number!.Value;
}
