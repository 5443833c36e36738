namespace EvalKit.Acceptance.Processes;

/// <summary>What a <c>dotnet test</c> printed, ended with and wrote as results.</summary>
internal sealed record DotnetTest(ProcessResult Process, IReadOnlyList<TestRunEntry> Tests)
{
    public IReadOnlyList<TestRunEntry> Gates => [.. Tests.Where(t => t.Name.StartsWith("Gate[", StringComparison.Ordinal))];

    public IReadOnlyList<TestRunEntry> Cases => [.. Tests.Except(Gates)];

    /// <summary>Runs <c>dotnet test</c> in a folder; the results file is written outside of it.</summary>
    public static async Task<DotnetTest> RunAsync(string folder, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        var results = Directory.CreateTempSubdirectory("evalkit-results-").FullName;
        try
        {
            var trx = Path.Combine(results, "results.trx");
            var process = await ProcessRunner.RunAsync(
                folder, "dotnet", ["test", .. arguments, "--logger", $"trx;LogFileName={trx}", .. ProcessRunner.NothingLeftRunning], environment);
            File.Exists(trx).Should().BeTrue("dotnet test writes its results, but said: {0}", process.Output + process.Error);
            return new DotnetTest(process, TestRunFile.Read(trx));
        }
        finally
        {
            Directory.Delete(results, recursive: true);
        }
    }
}
