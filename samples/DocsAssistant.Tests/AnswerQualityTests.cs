using System.Globalization;
using System.Text.RegularExpressions;
using Xunit.Abstractions;

namespace DocsAssistantSample.Tests;

/// <summary>
/// How good the two modes are on the questions of the evaluation: the share of answers that contain an accepted answer as a whole phrase,
/// after lower-casing and without punctuation and articles.
/// </summary>
public sealed partial class AnswerQualityTests(ITestOutputHelper output)
{
    private static readonly string Docs = Path.Combine(AppContext.BaseDirectory, "docs");

    [Fact]
    public async Task Bm25_answers_most_questions_and_the_weak_mode_clearly_fewer()
    {
        var strong = await ShareAnswered(RetrievalMode.Bm25);
        var weak = await ShareAnswered(RetrievalMode.FirstKeyword);

        strong.Should().BeGreaterThanOrEqualTo(0.60, "the docs grow, and what is to be found among more text is harder to find");
        weak.Should().BeLessThan(strong - 0.20);
    }

    [Fact]
    public void The_questions_have_readable_ids_that_differ_and_a_topic_each()
    {
        var questions = GoldQuestion.Read();

        questions.Should().HaveCountGreaterThanOrEqualTo(130).And.OnlyHaveUniqueItems(question => question.Id);
        questions.Should().OnlyContain(question => SlugForm().IsMatch(question.Id) && question.Topic.Length > 0 && question.Accepted.Count > 0);
        questions.Average(question => question.IsUnanswerable ? 1.0 : 0).Should().BeInRange(0.12, 0.18);
    }

    private async Task<double> ShareAnswered(RetrievalMode mode)
    {
        var assistant = DocsAssistant.Load(Docs, mode);
        var outcomes = new List<(GoldQuestion Question, bool Contains)>();
        foreach (var question in GoldQuestion.Read())
        {
            var answer = await assistant.AskAsync(question.Question);
            outcomes.Add((question, question.Accepted.Any(accepted => $" {Normalise(answer.Text)} ".Contains($" {Normalise(accepted)} ", StringComparison.Ordinal))));
        }

        Print($"{mode}, all", outcomes);
        Print($"{mode}, unanswerable", outcomes.Where(outcome => outcome.Question.IsUnanswerable));
        foreach (var topic in outcomes.GroupBy(outcome => outcome.Question.Topic))
        {
            Print($"{mode}, {topic.Key}", topic);
        }

        return outcomes.Average(outcome => outcome.Contains ? 1.0 : 0);
    }

    private void Print(string label, IEnumerable<(GoldQuestion Question, bool Contains)> outcomes)
    {
        var list = outcomes.ToArray();
        var hits = list.Count(outcome => outcome.Contains);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{label}: {hits} of {list.Length} ({100.0 * hits / list.Length:0.0} %)"));
    }

    private static string Normalise(string text)
    {
        var letters = Punctuation().Replace(text.ToLowerInvariant(), "");
        return Spaces().Replace(Articles().Replace(letters, " "), " ").Trim();
    }

    [GeneratedRegex(@"[!-/:-@\[-`{-~]")]
    private static partial Regex Punctuation();

    [GeneratedRegex(@"\b(a|an|the)\b")]
    private static partial Regex Articles();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex SlugForm();
}
