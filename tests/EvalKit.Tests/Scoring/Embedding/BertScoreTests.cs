using CsCheck;
using EvalKit.Scoring;
using EvalKit.TestUtils;
using Xunit.Abstractions;

namespace EvalKit.Tests.Scoring.Embedding;

public sealed class BertScoreTests(ITestOutputHelper output)
{
    private static readonly Dictionary<char, double[]> Letters = new() { ['n'] = [0, 1], ['e'] = [2, 0], ['x'] = [3, 3], ['s'] = [0, -1] };

    private static readonly IScorer Scorer = Scorers.BertScore(new Encoder(text => [.. text.Where(Letters.ContainsKey).Select(c => Letters[c])]));

    [Theory]
    [InlineData("ne", "en", 1, 1, 1)]
    [InlineData("n", "ne", 1, 0.5, 2 / 3.0)]
    [InlineData("nnn", "n", 1, 1, 1)]
    [InlineData("x", "n", 0.70710678, 0.70710678, 0.70710678)]
    [InlineData("s", "n", -1, -1, 0)]
    [InlineData("n", "e", 0, 0, 0)]
    [InlineData("", "", 1, 1, 1)]
    [InlineData("", "n", 0, 0, 0)]
    [InlineData("n", "", 0, 0, 0)]
    public void Each_token_counts_with_the_one_that_is_nearest(string text, string expected, double precision, double recall, double f1)
    {
        var scores = Given.Scores(Scorer, text, expected);

        scores.Select(s => s.Name).Should().Equal("bert_score", "bert_score.precision", "bert_score.recall");
        scores.Select(s => s.Value!.Number!.Value).Zip([f1, precision, recall]).Should().OnlyContain(p => Math.Abs(p.First - p.Second) < 1e-6);
    }

    [Fact]
    public void The_accepted_answer_with_the_largest_f1_gives_all_three() =>
        Given.Scores(Scorer, "ne", "s", "nx", "n").Select(s => Math.Round(s.Value!.Number!.Value, 6)).Should().Equal(0.853553, 0.853553, 0.853553);

    [SharedDataFact(RecordedTexts.File)]
    public void Recorded_vectors_give_what_the_formula_written_out_gives()
    {
        var vectors = RecordedTexts.Read().Select(t => t.Vector).ToList();
        var scorer = Scorers.BertScore(new Encoder(text => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(t => vectors[int.Parse(t, System.Globalization.CultureInfo.InvariantCulture)])]));
        var count = 0;
        Gen.Select(Gen.Int[0, vectors.Count - 1].Array[1, 12], Gen.Int[0, vectors.Count - 1].Array[1, 12]).ShouldHold(200, pair =>
        {
            count++;
            return Is(scorer, pair.Item1, pair.Item2, (a, b) => RecordedTexts.Cosine(vectors[a], vectors[b]), 1e-6);
        });
        output.WriteLine(FormattableString.Invariant($"{count} pairs of lists of recorded vectors"));
    }

    [Fact]
    public void Precision_of_one_side_is_recall_of_the_other_and_order_plays_no_part()
    {
        var token = Gen.OneOf('n', 'e', 'x', 's');
        Gen.Select(token.Array[0, 6], token.Array[0, 6]).ShouldHold(1_000, pair =>
        {
            var (a, b) = (new string(pair.Item1), new string(pair.Item2));
            var (there, back, turned) = (Numbers(a, b), Numbers(b, a), Numbers(new string([.. a.Reverse()]), b));
            return Near(there[1], back[2]) && Near(there[2], back[1]) && Near(there[0], back[0]) && there.Zip(turned).All(p => Near(p.First, p.Second)) && Near(Numbers(a, a)[0], 1);
        });
    }

    [Fact]
    public async Task Texts_that_take_too_long_to_match_are_an_error()
    {
        var score = await ScoreChecks.ScoreAsync(Scorer, Given.Arguments(new string('n', 2_001), new string('e', 2_000)), CancellationToken.None);

        score.Should().OnlyContain(s => s.Error!.Message.Contains("2001 and 2000 tokens", StringComparison.Ordinal));
    }

    private static bool Is(IScorer scorer, int[] found, int[] expected, Func<int, int, double> cosine, double tolerance)
    {
        var precision = found.Average(f => expected.Max(e => cosine(f, e)));
        var recall = expected.Average(e => found.Max(f => cosine(f, e)));
        double[] wanted = [precision > 0 && recall > 0 ? 2 * precision * recall / (precision + recall) : 0, precision, recall];
        return Given.Scores(scorer, string.Join(' ', found), string.Join(' ', expected)).Zip(wanted).All(p => Math.Abs(p.First.Value!.Number!.Value - p.Second) < tolerance);
    }

    private static double[] Numbers(string text, string expected) => [.. Given.Scores(Scorer, text, expected).Select(s => s.Value!.Number!.Value)];

    private static bool Near(double a, double b) => Math.Abs(a - b) < 1e-9;

    private sealed class Encoder(Func<string, IReadOnlyList<double[]>> vectorsOf) : ITokenEmbedder
    {
        public ValueTask<IReadOnlyList<ReadOnlyMemory<float>>> EmbedAsync(string text, CancellationToken cancellationToken) =>
            ValueTask.FromResult<IReadOnlyList<ReadOnlyMemory<float>>>([.. vectorsOf(text).Select(v => (ReadOnlyMemory<float>)v.Select(x => (float)x).ToArray())]);
    }
}
