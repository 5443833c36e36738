using EvalKit.Scoring;

namespace EvalKit.Tests.Scoring;

public sealed class PorterStemmerTests
{
    /// <summary>Examples of Porter 1980, rule by rule, and of the irregular words.</summary>
    [Theory]
    [InlineData("caresses", "caress")]
    [InlineData("ponies", "poni")]
    [InlineData("cats", "cat")]
    [InlineData("feed", "feed")]
    [InlineData("agreed", "agre")]
    [InlineData("plastered", "plaster")]
    [InlineData("bled", "bled")]
    [InlineData("motoring", "motor")]
    [InlineData("sing", "sing")]
    [InlineData("conflated", "conflat")]
    [InlineData("hopping", "hop")]
    [InlineData("falling", "fall")]
    [InlineData("hissing", "hiss")]
    [InlineData("failing", "fail")]
    [InlineData("filing", "file")]
    [InlineData("happy", "happi")]
    [InlineData("enjoy", "enjoy")]
    [InlineData("relational", "relat")]
    [InlineData("digitizer", "digit")]
    [InlineData("radically", "radic")]
    [InlineData("hopefulness", "hope")]
    [InlineData("geology", "geolog")]
    [InlineData("triplicate", "triplic")]
    [InlineData("adoption", "adopt")]
    [InlineData("probate", "probat")]
    [InlineData("rate", "rate")]
    [InlineData("controlling", "control")]
    [InlineData("roll", "roll")]
    [InlineData("dying", "die")]
    [InlineData("skies", "sky")]
    [InlineData("news", "news")]
    [InlineData("dies", "die")]
    [InlineData("as", "as")]
    public void A_word_has_its_published_stem(string word, string stem) => PorterStemmer.Stem(word).Should().Be(stem);
}
