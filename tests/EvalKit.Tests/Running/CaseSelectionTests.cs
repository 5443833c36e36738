using CsCheck;
using EvalKit.Gating;
using EvalKit.Running;
using EvalKit.Running.Selecting;
using EvalKit.Runs;
using EvalKit.Settings;
using EvalKit.TestUtils;

namespace EvalKit.Tests.Running;

public sealed class CaseSelectionTests
{
    [Fact]
    public async Task Nothing_asked_for_selects_everything() =>
        (await SelectAsync(new Numbers(5), [])).Should().BeNull();

    [Theory]
    [InlineData("2:4", "case-02,case-03,case-04")]
    [InlineData("4:", "case-04,case-05")]
    [InlineData(":2", "case-01,case-02")]
    [InlineData("5:9", "case-05")]
    public async Task A_range_counts_from_one_and_holds_both_ends(string range, string expected) =>
        (await SelectAsync(new Numbers(5), ("range", range))).Should().Equal(expected.Split(','));

    [Fact]
    public async Task A_range_beyond_the_dataset_is_an_error_for_a_run_of_nothing_would_pass()
    {
        var act = () => SelectAsync(new Numbers(5), ("range", "9:"));

        (await act.Should().ThrowAsync<EvalKitException>()).WithMessage("--range 9: selects none of the cases of 'numbers': expected a range that begins within 1 to 5.").Which.Kind.Should().Be(FaultKind.Usage);
    }

    [Theory]
    [InlineData("range", "3")]
    [InlineData("range", "0:2")]
    [InlineData("range", "4:2")]
    [InlineData("range", "a:b")]
    [InlineData("shard", "0/4")]
    [InlineData("shard", "5/4")]
    [InlineData("shard", "half")]
    public void A_malformed_selection_says_what_was_expected(string setting, string value)
    {
        var act = () => CaseSelection.Of(Settings((setting, value)), 7);

        act.Should().Throw<EvalKitException>().WithMessage($"'{value}' is no *expected *");
    }

    [Fact]
    public void Each_case_is_in_exactly_one_shard() => Gen.Select(Gen.String, Gen.Int[1, 12]).ShouldHold(
        2000,
        sample =>
        {
            var (id, count) = sample;
            return Enumerable.Range(1, count).Count(number => new Shard(number, count).Contains(id)) == 1;
        });

    [Fact]
    public async Task A_sample_is_the_same_for_a_seed_and_another_for_another()
    {
        var numbers = new Numbers(50);

        var first = await SelectAsync(numbers, ("sample", "10"));
        var again = await SelectAsync(numbers, ("sample", "10"));
        var larger = await SelectAsync(numbers, ("sample", "20"));
        var other = await new CaseSelection { Sample = 10, Seed = 8 }.SelectAsync("numbers", numbers.Dataset, null, NoStore, default);

        first.Should().HaveCount(10).And.BeEquivalentTo(again);
        larger.Should().HaveCount(20).And.Contain(first!, "a larger sample holds the smaller one");
        other.Should().HaveCount(10).And.NotBeEquivalentTo(first);
    }

    [Fact]
    public async Task A_filter_that_matches_nothing_names_the_fields()
    {
        var act = () => SelectAsync(new Numbers(5), ("filter", "tags.topic == 'x'"));

        (await act.Should().ThrowAsync<EvalKitException>()).WithMessage("--filter \"tags.topic == 'x'\" matches none of the 5 cases of 'numbers'. Fields there are: id, inputs.question, expectations.expected_response.");
    }

    [Fact]
    public async Task Failed_selects_what_did_not_pass_in_the_last_complete_run()
    {
        var numbers = new Numbers(5) { Answer = c => c.Id is "case-02" or "case-05" ? "wrong" : c.AcceptedResponses[0] };
        await numbers.Suite().RunAsync(numbers.Options());
        await numbers.Suite().RunAsync(numbers.Options() with { SelectedCases = new HashSet<string> { "case-01" } });

        (await SelectAsync(numbers, ("only", "failed"))).Should().BeEquivalentTo("case-02", "case-05");
    }

    [Fact]
    public async Task Failed_without_a_complete_run_says_so()
    {
        var act = () => SelectAsync(new Numbers(5), ("only", "failed"));

        (await act.Should().ThrowAsync<EvalKitException>()).WithMessage("--only failed needs a complete run of 'numbers' in memory, and there is none*");
    }

    [Fact]
    public async Task Changed_selects_what_is_new_or_edited_since_the_baseline()
    {
        var numbers = new Numbers(5);
        var run = await numbers.Suite().RunAsync(numbers.Options());
        var baseline = Baselines.FromRun(run.Results, DateTimeOffset.UnixEpoch);
        var edited = baseline with { Cases = [.. baseline.Cases.Skip(1).Select(c => c.Id == "case-03" ? c with { CaseHash = "before the edit" } : c)] };

        var selected = await new CaseSelection { Only = OnlyCases.Changed }.SelectAsync("numbers", numbers.Dataset, edited, NoStore, default);

        selected.Should().BeEquivalentTo("case-01", "case-03");
    }

    [Fact]
    public async Task Parts_narrow_what_the_others_leave() =>
        (await SelectAsync(new Numbers(10), ("range", "3:8"), ("filter", "id != 'case-05'"), ("sample", "100"))).Should()
            .BeEquivalentTo("case-03", "case-04", "case-06", "case-07", "case-08");

    private static Task<IReadOnlySet<string>?> SelectAsync(Numbers numbers, params (string Name, string Value)[] settings) =>
        CaseSelection.Of(Settings(settings), 7).SelectAsync("numbers", numbers.Dataset, null, () => Task.FromResult<IRunStore>(numbers.Store), default);

    private static Task<IRunStore> NoStore() => throw new InvalidOperationException("No earlier run is needed.");

    private static SettingValues Settings(params (string Name, string Value)[] settings) =>
        SettingValues.Resolve(Path.GetTempPath(), _ => null, settings.ToDictionary(s => s.Name, s => s.Value));
}
