using System.Text.Json.Nodes;
using EvalKit.Judging.Safety;
using EvalKit.Tests.Gating;

namespace EvalKit.Tests.Judging.Safety;

public sealed class ConstantAnswersTests
{
    [Fact]
    public void One_answer_to_three_different_cases_is_found_in_each_of_them()
    {
        var marked = ConstantAnswers.Mark(Run("same", "same", "other", "same"));

        Found(marked).Should().Equal(3, 3, null, 3);
        marked.Columns[0].Cells.Should().OnlyContain(c => c!.Metadata == null, "no judge made it");
        marked.Columns[1].Cells.Select(c => c!.Value).Should().OnlyContain(v => v == FeedbackValue.Of(true));
    }

    [Fact]
    public void Two_cases_are_chance_and_repeats_of_a_case_are_one()
    {
        Found(ConstantAnswers.Mark(Run("same", "same", "other"))).Should().OnlyContain(found => found == null);
        Found(ConstantAnswers.Mark(Run(["a", "a", "b"], "same", "same", "same"))).Should().OnlyContain(found => found == null);
    }

    [Fact]
    public void An_answer_that_is_accepted_is_neither_found_nor_counted()
    {
        Found(ConstantAnswers.Mark(Run("right", "same", "same", "same"))).Should().Equal(null, 3, 3, 3);
        Found(ConstantAnswers.Mark(Run("right", "right", "right"))).Should().OnlyContain(found => found == null);
    }

    [Fact]
    public void Conversations_that_end_with_the_same_words_are_not_found()
    {
        var run = Run("Bye.", "Bye.", "Bye.");
        var judged = run.Columns[1] with { Cells = [.. run.Columns[1].Cells.Select(c => c! with { Metadata = new JsonObject { [FeedbackMetadata.Turns] = 4 } })] };

        Found(ConstantAnswers.Mark(new RunResults(run.Record, run.Rows, [run.Columns[0], judged]))).Should().OnlyContain(found => found == null);
    }

    [Fact]
    public void Marking_twice_is_marking_once()
    {
        var once = ConstantAnswers.Mark(Run("same", "same", "same"));

        Found(ConstantAnswers.Mark(once)).Should().Equal(Found(once));
    }

    private static IEnumerable<int?> Found(RunResults results) => results.Columns[1].Cells.Select(c => (int?)c!.Metadata?["findings"]?["constant_answer"]);

    private static RunResults Run(params string[] answers) => Run([.. answers.Select((_, i) => SmallRun.Id(i))], answers);

    private static RunResults Run(string[] ids, params string[] answers)
    {
        var run = SmallRun.Of([.. ids.Select(id => (id, new object?[] { true }))], [SmallRun.Bool("judged") with { ScorerKind = ScorerKind.Judge }]);
        var rows = run.Rows.Select((row, i) => new TrialRow(
            row.Case with { Expectations = CaseFields.OfText(("expected_response", "right")) },
            row.Trial with { Output = answers[i], OutputHash = answers[i] })).ToList();
        return new RunResults(run.Record, rows, run.Columns);
    }
}
