using EvalKit.Runs;
using EvalKit.TestUtils.Runs;

namespace EvalKit.Tests.Runs;

public sealed class RunReferencesTests : IAsyncDisposable
{
    private readonly InMemoryRunStore _store = new();
    private readonly EvalDataset _dataset = SampleRun.Dataset(1);
    private int _created;

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task A_whole_id_is_itself_also_when_it_begins_another()
    {
        await CreateAsync("0195a000-aaaa", "0195a000-aaaa-bbbb");

        (await ResolveAsync("0195a000-aaaa")).Should().Be("0195a000-aaaa");
    }

    [Fact]
    public async Task The_first_eight_characters_are_enough_where_one_run_begins_so()
    {
        await CreateAsync("0195a000-aaaa", "0195b111-aaaa");

        (await ResolveAsync("0195b111")).Should().Be("0195b111-aaaa");
    }

    [Theory]
    [InlineData("0195b11")]
    [InlineData("0195b112")]
    [InlineData("")]
    [InlineData("newest")]
    public async Task What_names_no_run_is_an_error_that_says_what_would(string reference)
    {
        await CreateAsync("0195a000-aaaa", "0195b111-aaaa");

        await FailsAsync(reference, $"'{reference}'", "`latest`", "`branch:<name>`", "evalkit runs list");
    }

    [Fact]
    public async Task A_prefix_of_several_runs_is_an_error_that_names_them()
    {
        await CreateAsync("0195a000-aaaa", "0195a000-bbbb");

        await FailsAsync("0195a000", "2 runs", "0195a000-aaaa", "0195a000-bbbb");
    }

    [Fact]
    public async Task A_prefix_is_found_beyond_the_first_page_of_runs()
    {
        await CreateAsync(["first-of-all", .. Enumerable.Range(0, RunQuery.MaxLimit + 5).Select(i => $"run-number-{i}")]);

        (await ResolveAsync("first-of")).Should().Be("first-of-all");
    }

    [Fact]
    public async Task Latest_is_the_newest_run_of_all_or_of_an_experiment()
    {
        await CreateAsync(r => r with { Experiment = "nightly" }, "run-of-nightly");
        await CreateAsync("run-of-faq");

        (await ResolveAsync("latest")).Should().Be("run-of-faq");
        (await ResolveAsync("latest:nightly")).Should().Be("run-of-nightly");
        await FailsAsync("latest:weekly", "'weekly'", "memory");
    }

    [Fact]
    public async Task A_branch_means_its_newest_completed_run()
    {
        await CreateAsync(r => r with { State = RunState.Completed, Environment = new RunEnvironment { Branch = "main" } }, "completed");
        await CreateAsync(r => r with { State = RunState.Cancelled, Environment = new RunEnvironment { Branch = "main" } }, "cancelled");
        await CreateAsync(r => r with { State = RunState.Completed, Environment = new RunEnvironment { Branch = "fix" } }, "of-another-branch");

        (await ResolveAsync("branch:main")).Should().Be("completed");
        await FailsAsync("branch:gone", "'gone'", "completed run");
    }

    [Fact]
    public async Task Of_variants_side_by_side_a_branch_means_the_first()
    {
        RunRecord Of(RunRecord run, string variant) => run with
        {
            State = RunState.Completed,
            Environment = new RunEnvironment { Branch = "main" },
            Parameters = new Dictionary<string, string> { [RunRecord.VariantParameter] = variant },
        };
        await CreateAsync(r => Of(r, "1"), "first-variant");
        await CreateAsync(r => Of(r, "2"), "second-variant");

        (await ResolveAsync("branch:main")).Should().Be("first-variant");
        (await ResolveAsync("latest")).Should().Be("second-variant");
    }

    [Fact]
    public async Task In_an_empty_store_even_latest_is_an_error()
    {
        await FailsAsync("latest", "'latest'", "memory");
    }

    private Task CreateAsync(params string[] ids) => CreateAsync(r => r, ids);

    private async Task CreateAsync(Func<RunRecord, RunRecord> change, params string[] ids)
    {
        await _store.CreateSessionAsync(SampleRun.Session(), CancellationToken.None);
        await _store.SaveDatasetAsync(_dataset, CancellationToken.None);
        foreach (var id in ids)
        {
            await _store.CreateRunAsync(change(SampleRun.Run(_dataset, _created++) with { Id = id }), CancellationToken.None);
        }
    }

    private Task<string> ResolveAsync(string reference) => RunReferences.ResolveAsync(_store, reference, CancellationToken.None);

    private async Task FailsAsync(string reference, params string[] parts)
    {
        var resolve = () => ResolveAsync(reference);
        var fault = (await resolve.Should().ThrowAsync<EvalKitException>()).Which;
        fault.Kind.Should().Be(FaultKind.Usage);
        fault.Message.Should().ContainAll(parts);
    }
}
