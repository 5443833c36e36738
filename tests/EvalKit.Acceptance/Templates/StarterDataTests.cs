namespace EvalKit.Acceptance.Templates;

/// <summary>Holds the template's recording and baseline to the code. EVALKIT_UPDATE_DOCS=1 writes them anew.</summary>
public sealed class StarterDataTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("evalkit-starter-").FullName;

    [Fact]
    public async Task The_recording_and_the_baseline_of_the_template_are_those_of_the_present_judge_dataset_and_app()
    {
        await StarterData.WriteAsync(_folder);

        foreach (var name in new[] { "recordings/shop/correctness.jsonl", "baselines/shop.jsonl" })
        {
            var committed = Path.Combine(StarterData.Folder, name);
            if (Environment.GetEnvironmentVariable("EVALKIT_UPDATE_DOCS") == "1")
            {
                File.Copy(Path.Combine(_folder, name), committed, overwrite: true);
            }

            var written = await File.ReadAllTextAsync(Path.Combine(_folder, name));
            written.Should().Be(await File.ReadAllTextAsync(committed), $"{name} is written by the code: run this test with EVALKIT_UPDATE_DOCS=1 and look at the difference");
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
