using CsCheck;
using EvalKit.Scoring;
using EvalKit.Tests.Datasets;
using EvalKit.TestUtils;

namespace EvalKit.Tests.Scoring;

public sealed class ProfanityListTests
{
    [Theory]
    [InlineData("What the FUCK is this?", true)]
    [InlineData("fucking great", true)]
    [InlineData("That is **bullshit**, _shit_!", true)]
    [InlineData("You son\nof a bitch.", true)]
    [InlineData("Scunthorpe, assassin, Essex, cocktail, shitake, class, a crapulent dickens", false)]
    [InlineData("", false)]
    public void Words_are_found_whole_in_any_case(string output, bool found)
    {
        var score = Given.Score(Scorers.ProfanityList(), output);

        score.Value!.Bool.Should().Be(found);
        score.Passed.Should().Be(!found);
    }

    [Fact]
    public void The_rationale_masks_the_words_and_the_metadata_count_them()
    {
        var score = Given.Score(Scorers.ProfanityList(), "Shit! Fucking shit, you son of a bitch.");

        score.Rationale.Should().Be("says s***, f******, s***, s** o* a b****");
        score.Metadata!["count"]!.GetValue<int>().Should().Be(4);
    }

    [Theory]
    [InlineData("""{"words": ["müll*", "ärger dich"], "built_in": false}""", "So ein MÜLLHAUFEN", true)]
    [InlineData("""{"words": ["müll*", "ärger dich"], "built_in": false}""", "A\u0308rger  dich!", true)]
    [InlineData("""{"words": ["müll"], "built_in": false}""", "Müller sagt shit", false)]
    [InlineData("""{"words": ["дурак"], "built_in": false}""", "Дурак!", true)]
    [InlineData("""{"words": ["competitor x"]}""", "shit", true)]
    [InlineData("""{"allow": ["Bitch", "son of a bitch"]}""", "a bitch is a dog; son of a bitch", false)]
    public void A_list_of_ones_own_stands_beside_the_one_that_is_there_or_in_its_place(string options, string output, bool found) =>
        Given.Passes(Given.FromCatalog("profanity_list", options), output).Should().Be(found);

    [Fact]
    public void A_file_is_read_line_by_line_and_its_content_decides_the_fingerprint()
    {
        using var folder = new TempFolder();
        var path = Path.Combine(folder.Path, "words.txt");
        File.WriteAllText(path, "# not to be said\n\nrubbish\n  utter nonsense  \n");
        var scorer = Scorers.ProfanityList(new ProfanityListOptions { File = path, BuiltIn = false });

        Given.Passes(scorer, "This is utter nonsense").Should().BeTrue();
        Given.Passes(scorer, "not to be said").Should().BeFalse();
        scorer.Info.Fingerprint.Should().Be(Scorers.ProfanityList(new ProfanityListOptions { Words = ["rubbish", "utter nonsense"], BuiltIn = false }).Info.Fingerprint);
    }

    [Theory]
    [InlineData("""{"built_in": false}""", "has no words")]
    [InlineData("""{"words": ["!"]}""", "an entry without a word")]
    [InlineData("""{"file": "no-such-file.txt"}""", "cannot be read")]
    public void A_list_that_cannot_be_used_fails_when_the_scorer_is_built(string options, string message) =>
        FluentActions.Invoking(() => Given.FromCatalog("profanity_list", options)).Should().Throw<EvalKitException>().WithMessage($"*{message}*");

    [Fact]
    public void A_word_is_found_wherever_it_stands_and_never_inside_another() => Gen.Select(Gen.OneOf("der", "Zug", "é", "12", "x'y", "🍕", "мир").Array[0, 6], Gen.Int[0, 6]).ShouldHold(500, sample =>
    {
        var (words, place) = sample;
        var scorer = Scorers.ProfanityList(new ProfanityListOptions { Words = ["mist"], BuiltIn = false });
        string With(string word) => string.Join(' ', words.ToList() is var list && place <= list.Count ? [.. list[..place], word, .. list[place..]] : [.. list, word]);
        return Given.Passes(scorer, With("Mist")) && Given.Passes(scorer, With("(mist),")) && !Given.Passes(scorer, With("misten")) && !Given.Passes(scorer, With("misté")) && !Given.Passes(scorer, With("amist"));
    });
}
