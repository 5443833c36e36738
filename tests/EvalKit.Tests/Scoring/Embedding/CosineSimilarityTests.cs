using CsCheck;
using EvalKit.Scoring;
using EvalKit.Tests.Datasets;
using EvalKit.TestUtils;
using Xunit.Abstractions;

namespace EvalKit.Tests.Scoring.Embedding;

public sealed class CosineSimilarityTests(ITestOutputHelper output)
{
    private static readonly string Fixture = Path.Combine(SharedData.RepositoryRoot, "tests", "fixtures", "vectors.jsonl");

    [Theory]
    [InlineData("north", "east", 0)]
    [InlineData("north", "north", 1)]
    [InlineData("north", "south", -1)]
    [InlineData("north-east", "east", 0.70710678118654752)]
    public void The_value_is_the_cosine_of_the_two_vectors(string text, string expected, double value) =>
        Given.Number(Scorers.CosineSimilarity(new CosineSimilarityOptions { File = Fixture }), text, expected).Should().BeApproximately(value, 1e-12);

    [SharedDataFact(RecordedTexts.File)]
    public void Each_pair_of_recorded_vectors_has_its_cosine_by_generator_and_by_file()
    {
        var texts = RecordedTexts.Read();
        var vectors = texts.ToDictionary(t => t.Text, t => t.Vector.Select(x => (float)x).ToArray(), StringComparer.Ordinal);
        using var generator = new ScriptedEmbeddings(text => vectors[text]);
        IScorer[] scorers = [Scorers.CosineSimilarity(generator), Scorers.CosineSimilarity(new CosineSimilarityOptions { File = SharedData.PathOf(RecordedTexts.File) })];
        var count = 0;
        foreach (var (a, first) in texts)
        {
            foreach (var (b, second) in texts)
            {
                scorers.Select(s => Given.Number(s, a, b)).Should().OnlyContain(v => Math.Abs(v - RecordedTexts.Cosine(first, second)) < 1e-6, $"{a} beside {b}");
                count++;
            }
        }

        output.WriteLine(FormattableString.Invariant($"{count} pairs of {texts.Count} texts"));
        count.Should().BeGreaterThan(5_000);
    }

    [Fact]
    public void The_nearest_accepted_answer_counts_and_all_are_asked_for_at_once()
    {
        using var generator = new ScriptedEmbeddings(text => text == "far" ? [1, 0] : text == "near" ? [0.1f, 1] : [0, 1]);

        var score = Given.Score(Scorers.CosineSimilarity(generator), "answer", "far", "near");

        score.Value!.Number.Should().BeApproximately(1 / Math.Sqrt(1.01), 1e-6);
        score.Rationale.Should().Be("nearest to \"near\"");
        generator.Calls.Should().ContainSingle().Which.Should().Equal("answer", "far", "near");
    }

    [Theory]
    [InlineData(new float[] { 1, 2, 3 }, "2 and 3 numbers|3 and 2 numbers")]
    [InlineData(new float[] { 0, 0 }, "no direction")]
    [InlineData(new float[] { float.NaN, 0 }, "no direction")]
    [InlineData(new float[] { }, "numbers cannot be compared")]
    public async Task Vectors_that_cannot_be_compared_are_an_error(float[] vector, string message)
    {
        using var generator = new ScriptedEmbeddings(text => text == "answer" ? vector : [1, 0]);
        var score = await ScoreChecks.ScoreAsync(Scorers.CosineSimilarity(generator), Given.Arguments("answer", "x"), CancellationToken.None);

        score[0].Error!.Kind.Should().Be(FeedbackErrorKind.ScorerFailed);
        message.Split('|').Any(m => score[0].Error!.Message.Contains(m, StringComparison.Ordinal)).Should().BeTrue(score[0].Error!.Message);
    }

    [Fact]
    public async Task A_text_without_a_recorded_vector_is_an_error_that_names_it()
    {
        var scorer = Scorers.CosineSimilarity(new CosineSimilarityOptions { File = Fixture });

        (await ScoreChecks.ScoreAsync(scorer, Given.Arguments("west", "north"), CancellationToken.None))[0].Error!.Message.Should().Contain("has no vector of \"west\"");
    }

    [Theory]
    [InlineData("{\"text\": \"a\"}", "vectors.jsonl:1: expected")]
    [InlineData("\n{\"text\": \"a\", \"vector\": [\"x\"]}", "vectors.jsonl:2: expected")]
    [InlineData("not JSON", "vectors.jsonl:1: expected")]
    [InlineData("{\"text\": \"a\", \"vector\": [1]}\n{\"text\": \"a\", \"vector\": [2]}", "has another vector above")]
    public void A_file_that_is_no_list_of_vectors_is_refused(string content, string message)
    {
        using var folder = new TempFolder().With("vectors.jsonl", content);

        FluentActions.Invoking(() => Scorers.CosineSimilarity(new CosineSimilarityOptions { File = Path.Combine(folder.Path, "vectors.jsonl") })).Should().Throw<EvalKitException>()
            .And.Message.Should().Contain(message);
    }

    [Fact]
    public void The_fingerprint_tells_models_files_and_versions_apart()
    {
        using var folder = new TempFolder().With("other.jsonl", "{\"text\": \"a\", \"vector\": [1]}");
        using var first = new ScriptedEmbeddings(_ => [1], "first");
        using var second = new ScriptedEmbeddings(_ => [1], "second");
        using var unknown = new ScriptedEmbeddings(_ => [1], model: null);
        IScorer[] scorers =
        [
            Scorers.CosineSimilarity(first), Scorers.CosineSimilarity(second), Scorers.CosineSimilarity(unknown), Scorers.CosineSimilarity(unknown, new CosineSimilarityOptions { Version = "2" }),
            Scorers.CosineSimilarity(new CosineSimilarityOptions { File = Fixture }), Scorers.CosineSimilarity(new CosineSimilarityOptions { File = Path.Combine(folder.Path, "other.jsonl") }),
        ];

        scorers.Select(s => s.Info.Fingerprint).Should().OnlyHaveUniqueItems();
        FluentActions.Invoking(() => Scorers.CosineSimilarity(first, new CosineSimilarityOptions { File = Fixture })).Should().Throw<EvalKitException>();
    }

    [Fact]
    public void The_cosine_is_symmetric_and_does_not_see_length() =>
        Gen.Select(Gen.Float[-10, 10].Array[3], Gen.Float[-10, 10].Array[3], Gen.Float[0.01f, 100]).ShouldHold(2_000, sample =>
        {
            var (a, b, factor) = sample;
            if (a.All(x => x == 0) || b.All(x => x == 0))
            {
                return true;
            }

            using var generator = new ScriptedEmbeddings(text => text switch { "a" => a, "b" => b, _ => [.. a.Select(x => x * factor)] });
            var scorer = Scorers.CosineSimilarity(generator);
            var there = Given.Number(scorer, "a", "b");
            return there is >= -1 and <= 1 && there == Given.Number(scorer, "b", "a") && Math.Abs(there - Given.Number(scorer, "longer", "b")) < 1e-5
                && Math.Abs(Given.Number(scorer, "a", "longer") - 1) < 1e-6;
        });
}
