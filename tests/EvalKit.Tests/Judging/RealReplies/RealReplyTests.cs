using CsCheck;
using EvalKit.Judging;
using EvalKit.TestUtils;

namespace EvalKit.Tests.Judging.RealReplies;

/// <summary>Real replies of judge models with the parse that their authors made.</summary>
public sealed class RealReplyTests
{
    private const string UpdateVariable = "EVALKIT_UPDATE_DOCS";

    private static readonly string[] Noise = ["[[", "]]", "```", "{\"verdict\":", "}", "Verdict:", "Therefore, ", "Output (b) is better.", "\ud800", "\0", "\n"];

    private static readonly Lazy<IReadOnlyList<(string Mutation, string Source, MutationTally Tally)>> Mutations = new(
    [
        .. from mutation in ReplyMutations.All
           from source in RealReplyFiles.All.Where(r => r.Source != RealReplyFiles.Corpus).DistinctBy(r => (r.Source, r.Text, r.Form, r.Complete)).GroupBy(r => r.Source)
           select (mutation.Name, source.Key, ReplyMutations.Count(source, mutation.Make)),
    ]);

    [SharedDataFact(RealReplyFiles.Folder)]
    public void A_reply_that_names_one_label_a_rating_a_grade_and_a_class_are_read_as_their_authors_read_them()
    {
        var tally = Of(r => r.Format is "one label named" or "[[rating]]" or "label" or "class label" or "GRADE: letter");

        tally.Named.Should().Be(10_938);
        tally.Equal.Should().Be(tally.Named);
    }

    [SharedDataFact(RealReplyFiles.Folder)]
    public void The_corpus_is_read_as_its_authors_read_it_but_for_the_pairwise_replies_that_name_both_labels()
    {
        var tally = Of(r => r.Source == RealReplyFiles.Corpus && !r.Format.Contains("pairwise", StringComparison.Ordinal));

        tally.Readings.Should().HaveCount(212);
        tally.Different.Should().BeEmpty();
        tally.Errors.Should().BeEmpty();
        tally.Unnamed.Should().BeEmpty();
    }

    [SharedDataFact(RealReplyFiles.Folder)]
    public void Of_the_replies_that_name_both_labels_95_percent_are_equal_and_at_most_2_percent_different()
    {
        var tally = Of(r => r.Format == "both labels named");

        tally.Named.Should().Be(1_748);
        (tally.Equal / 1_748.0).Should().BeGreaterThanOrEqualTo(0.95);
        (tally.Different.Count / 1_748.0).Should().BeLessThanOrEqualTo(0.02);
    }

    [SharedDataFact(RealReplyFiles.Folder)]
    public void What_the_authors_could_not_read_is_an_error_but_where_the_reply_states_a_verdict() =>
        Of(r => r.Source != RealReplyFiles.Corpus).Unnamed.Select(u => (u.Reply.Id, u.Reading.Value!.Label)).Should().BeEquivalentTo([("LLMBar/Natural#57/LLaMA2/Vanilla_1shot/0/as is", "B")]);

    [SharedDataFact(RealReplyFiles.Folder)]
    public void Of_PandaLMs_reasons_only_one_that_contradicts_its_own_label_is_read_as_another() =>
        ReplyTally.Of(RealReplyFiles.Reasons()).Different.Select(d => d.Reply.Id).Should().Equal("306/gpt");

    [SharedDataFact(RealReplyFiles.Folder)]
    public void A_damaged_reply_is_an_error_or_the_right_verdict() =>
        Mutations.Value.Where(m => m.Mutation != ReplyMutations.CalledComplete).Should().HaveCount(25).And.OnlyContain(m => m.Tally.Wrong == 0);

    [SharedDataFact(RealReplyFiles.Folder)]
    public void A_reply_with_a_different_verdict_after_it_is_an_error() =>
        Mutations.Value.Where(m => m.Mutation == ReplyMutations.Different).Should().HaveCount(5).And.OnlyContain(m => m.Tally.Errors == m.Tally.Made && m.Tally.Made > 0);

    [SharedDataFact(RealReplyFiles.Folder)]
    public void A_reply_that_is_cut_and_called_complete_is_wrong_only_where_nothing_but_a_label_is_left() =>
        Mutations.Value.Where(m => m.Mutation == ReplyMutations.CalledComplete).Should().HaveCount(5).And.OnlyContain(m => m.Tally.WrongWithMore == 0);

    [SharedDataFact(RealReplyFiles.Folder)]
    public void A_reply_at_random_damaged_at_random_never_throws_and_never_leaves_the_menu()
    {
        var replies = RealReplyFiles.All;
        var noise = Gen.OneOf(Gen.String[0, 12], Gen.Int[0, Noise.Length - 1].Select(i => Noise[i]));
        Gen.Select(Gen.Int[0, replies.Count - 1], Gen.Double[0, 1], Gen.Int[0, 40], noise, Gen.Bool).ShouldHold(
            5_000,
            sample =>
            {
                var (row, share, cut, inserted, complete) = sample;
                var text = replies[row].Text;
                var at = (int)(share * text.Length);
                var damaged = text[..at] + inserted + text[Math.Min(text.Length, at + cut)..];
                var (form, reading) = (replies[row].Form, VerdictParser.Parse(damaged, replies[row].Form, complete));
                return reading.Reply == damaged && (reading.Value is null) != (reading.Fault is null) && (reading.Value is null || form.Read(reading.Value.ToString()) == reading.Value);
            });
    }

    [SharedDataFact(RealReplyFiles.Folder)]
    public void The_published_page_is_what_comes_out()
    {
        var path = Path.Combine(SharedData.RepositoryRoot, "docs", "verdict-parser.md");
        var page = VerdictParserPage.Render(RealReplyFiles.All, ReplyTally.Of(RealReplyFiles.Reasons()), Mutations.Value);
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            File.WriteAllText(path, page);
        }

        File.ReadAllText(path).ReplaceLineEndings("\n").Should().Be(page, $"the page is computed: run the tests with {UpdateVariable}=1 and commit it");
    }

    private static ReplyTally Of(Func<RealReply, bool> belongs) => ReplyTally.Of(RealReplyFiles.All.Where(belongs));
}
