using System.Globalization;
using EvalKit.Scoring;

namespace EvalKit.Tests.Scoring;

public sealed class CultureTests
{
    private static readonly (string Output, string Accepted)[] Pairs =
    [
        ("TITLE", "title"), ("Iğdır", "ığdir"), ("It is 1,234.5 km", "1234.5"), ("1.5", "1,5"), ("STRASSE", "straße"), ("-3", "−3"), ("\\boxed{1,234.5 + 0}", "1234.5 kg"), ("i^2 + I", "I + i²"), ("İstanbul", "istanbul"),
        ("I did NOT say it", "it"), ("Æsop", "aesop"), ("", "x"),
        ("Write to TITLE@I.example, 4111 1111 1111 1111; İT IS TITLE 12.5 OF THE TITLES THAT WE HAVE", "it is title 12.5"),
    ];

    [Theory]
    [InlineData("de-DE")]
    [InlineData("sv-SE")] // negative numbers begin with U+2212
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void Every_scorer_says_the_same_under_every_culture(string culture) => In(culture, Everything).Should().Equal(In("", Everything));

    [Theory]
    [InlineData("de-DE")]
    [InlineData("sv-SE")] // negative numbers begin with U+2212
    [InlineData("tr-TR")]
    public void Options_and_labels_are_read_alike_under_every_culture(string culture)
    {
        string[] Read()
        {
            var near = Given.FromCatalog("numeric_match", """{"absolute_tolerance": 0.5}""");
            var fault = FluentActions.Invoking(() => Given.FromCatalog("squad_f1", """{"version": 1.5}""")).Should().Throw<EvalKitException>().Which.Message;
            return [near.Info.Fingerprint, Given.Passes(near, "1.4", "1").ToString(), fault, HumanLabel.Read("3.5", FeedbackValueKind.Number)!.ToString()];
        }

        In(culture, Read).Should().Equal(In("", Read));
    }

    private static string[] Everything()
    {
        IScorer[] scorers =
        [
            Scorers.ExactMatch(new ExactMatchOptions { IgnoreCase = true }), Scorers.Contains(new ContainsOptions { IgnoreCase = true }),
            Scorers.Regex(new RegexMatchOptions { Pattern = "title|istanbul", IgnoreCase = true }), Scorers.SquadExactMatch(), Scorers.SquadF1(),
            Scorers.AliasContainment(), Scorers.NumericMatch(), Scorers.NumericDiff(), Scorers.MathEquivalence(), Scorers.ShortAnswerMatch(), Scorers.Meteor(), Scorers.Ter(), Scorers.PiiDetection(), Scorers.LanguageMatch(),
            Scorers.ProfanityList(new ProfanityListOptions { Words = ["title", "istanbul"] }), Scorers.Readability(),
        ];
        return [.. from pair in Pairs from scorer in scorers from score in Given.Scores(scorer, pair.Output, pair.Accepted) select Line(scorer, score)];
    }

    private static string Line(IScorer scorer, Score score) => $"{scorer.Info.Name} {score.Value} {score.Passed} {score.Rationale} {score.Error?.Message} {score.Metadata}";

    private static string[] In(string culture, Func<string[]> read)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            return read();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
