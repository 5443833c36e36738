namespace DocsAssistantSample.Evals;

/// <summary>The application under test: loaded once, asked by every case.</summary>
public sealed class DocsAssistantFixture
{
    private readonly DocsAssistant _assistant = DocsAssistant.Load(
        Path.Combine(AppContext.BaseDirectory, "docs"), DocsAssistantOptions.FromEnvironment(Environment.GetEnvironmentVariable).Retrieval);

    public async Task<AppOutput> AskAsync(string question, CancellationToken cancellationToken)
    {
        var answer = await _assistant.AskAsync(question, cancellationToken);
        return AppOutput.FromText(answer.Text) with { Context = [.. answer.Context.Select(p => p.Text)] };
    }
}
