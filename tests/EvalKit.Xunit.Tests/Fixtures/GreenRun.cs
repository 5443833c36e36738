namespace EvalKit.Xunit.Tests.Fixtures;

/// <summary>The green evaluation, run once as a whole; tests look at it and run parts of it again over the same store.</summary>
public sealed class GreenRun : IAsyncLifetime
{
    public const string Class = "FullyQualifiedName~GreenEvals";

    public FixtureProject Project { get; } = new();

    public TestRunResult Result { get; private set; } = null!;

    /// <summary>One of its gates, run alone right after it.</summary>
    public TestRunResult Rerun { get; private set; } = null!;

    /// <summary>A baseline file of it.</summary>
    public string Baseline { get; private set; } = "";

    /// <summary>How many runs the store has after both.</summary>
    public int StoredRuns { get; private set; }

    public async Task InitializeAsync()
    {
        Result = await Project.RunAsync(Class);
        Rerun = await Project.RunAsync($"{Class}&DisplayName~at_least");
        StoredRuns = (await Project.StoredAsync("green")).Count;
        Baseline = await Project.BlessAsync("green");
    }

    public Task DisposeAsync()
    {
        Project.Dispose();
        return Task.CompletedTask;
    }
}
