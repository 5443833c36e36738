using CsCheck;
using EvalKit.Scoring;
using EvalKit.TestUtils;

namespace EvalKit.Tests.Scoring;

/// <summary>What the golden pairs leave open of <c>meteor</c>.</summary>
public sealed class MeteorTests
{
    private static readonly Gen<string[]> Words = Gen.OneOf("paris", "running", "runs", "run", "12", "river").Array[1, 10];

    [Fact]
    public void Stems_count_as_much_as_words() =>
        Given.Number(Scorers.Meteor(), "he was running home", "he was runs home").Should().Be(Given.Number(Scorers.Meteor(), "he was running home", "he was running home"));

    [Theory]
    [InlineData("a b c d", "a b c d", 4, 1)]
    [InlineData("c d a b", "a b c d", 4, 2)]
    [InlineData("d c b a", "a b c d", 4, 4)]
    [InlineData("x a y", "a b", 1, 1)]
    public void Matches_and_chunks_are_told(string output, string accepted, int matches, int chunks) =>
        Given.Scores(Scorers.Meteor(), output, accepted)[0].Metadata!.ToJsonString().Should().Be($$"""{"matches":{{matches}},"chunks":{{chunks}}}""");

    [Fact]
    public void Precision_and_recall_are_feedbacks_of_their_own()
    {
        var scores = Given.Scores(Scorers.Meteor(), "a b", "a b c d");

        scores.Select(s => s.Name).Should().Equal("meteor", "meteor.precision", "meteor.recall");
        scores.Skip(1).Select(s => s.Value!.Number).Should().Equal(1, 0.5);
    }

    [Fact]
    public void Punctuation_is_a_word_of_its_own_unless_white_space_alone_parts_words()
    {
        Given.Scores(Scorers.Meteor(), "Paris.", "Paris")[2].Value!.Number.Should().Be(1);
        Given.Scores(Scorers.Meteor(new MeteorOptions { Tokenize = MeteorWords.WhiteSpace }), "Paris.", "Paris")[2].Value!.Number.Should().Be(0);
    }

    [Theory]
    [InlineData("""{"alpha": 1.5}""", "'alpha': expected a number from 0 to 1, found 1.5")]
    [InlineData("""{"beta": -1}""", "'beta': expected a number from 0, found -1")]
    [InlineData("""{"gamma": 2}""", "'gamma': expected a number from 0 to 1, found 2")]
    [InlineData("""{"tokenize": "13a"}""", "one of words, white_space")]
    public void A_bad_option_fails_when_the_scorer_is_built(string options, string message) =>
        FluentActions.Invoking(() => Given.FromCatalog("meteor", options)).Should().Throw<EvalKitException>().WithMessage($"*{message}*");

    [Fact]
    public void A_text_against_itself_is_one_chunk() => Words.ShouldHold(500, words =>
    {
        var text = string.Join(' ', words);
        return Math.Abs(Given.Number(Scorers.Meteor(), text, text) - (1 - (0.5 * Math.Pow(1.0 / words.Length, 3)))) < 1e-12;
    });

    [Fact]
    public void Without_penalty_and_with_even_weight_it_is_F1() => Gen.Select(Words, Words).ShouldHold(500, texts =>
    {
        var scores = Given.Scores(Scorers.Meteor(new MeteorOptions { Alpha = 0.5, Gamma = 0 }), string.Join(' ', texts.Item1), string.Join(' ', texts.Item2));
        var (f1, precision, recall) = (scores[0].Value!.Number!.Value, scores[1].Value!.Number!.Value, scores[2].Value!.Number!.Value);
        return Math.Abs(f1 - (precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall))) < 1e-12;
    });
}
