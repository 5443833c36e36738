using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;

namespace EvalKit.Bench;

/// <summary>Measures everything and prints the table that bench/README.md keeps.</summary>
internal static class Suite
{
    private const int Rounds = 5;
    private static readonly string Fixtures = Path.Combine(RepositoryRoot(), "bench", "fixtures");

    public static async Task<int> RunAsync()
    {
        Recorded();
        Traces();
        CompiledSchema();
        TestCost();
        SlowApp();
        Unchanged();
        return await ChatAsync();
    }

    /// <summary>What asks models, of fake ones.</summary>
    public static async Task<int> ChatAsync()
    {
        await JudgedAsync();
        return await CallsAsync();
    }

    private static async Task JudgedAsync()
    {
        var runs = new List<((double Seconds, double Rejected, double Cpu) Judged, (double Seconds, double Rejected, double Cpu) Bare)>();
        for (var round = 0; round < Rounds; round++)
        {
            runs.Add((await AskSlowModelAsync("judged"), await AskSlowModelAsync("judged-bare")));
        }

        Print($"{JudgedCases.Cases} judged cases, a model of 200 ms that takes {JudgedCases.MostAtOnce} at once, first request to last answer / the client alone, {JudgedCases.MostAtOnce} at once", runs.Select(r => r.Judged.Seconds / r.Bare.Seconds));
        Print("  the same / all places of the model filled throughout", runs.Select(r => r.Judged.Seconds / JudgedCases.IdealSeconds));
        Print("  the client alone / all places of the model filled throughout", runs.Select(r => r.Bare.Seconds / JudgedCases.IdealSeconds));
        Print("  requests rejected after the first 2 s, percent", runs.Select(r => r.Judged.Rejected));
        Print("  CPU seconds of the run", runs.Select(r => r.Judged.Cpu));
    }

    private static async Task<(double Seconds, double Rejected, double Cpu)> AskSlowModelAsync(string program)
    {
        await using var model = await SlowModel.StartAsync(JudgedCases.Latency, JudgedCases.MostAtOnce);
        var usage = Usage.Of(program, model.BaseUrl);
        var (all, rejected) = model.After(TimeSpan.FromSeconds(2));
        return (model.Seconds, 100.0 * rejected / all, usage.CpuSeconds);
    }

    /// <summary>What a call of a model costs besides the model.</summary>
    public static async Task<int> CallsAsync()
    {
        var runs = new List<double[]>();
        await using var model = await SlowModel.StartAsync(TimeSpan.Zero, int.MaxValue);
        for (var round = 0; round < Rounds; round++)
        {
            var (output, exitCode) = Usage.OutputOf(["chat-cpu", model.BaseUrl], ChatCpu.Compiler);
            if (exitCode != 0)
            {
                throw new InvalidOperationException($"'chat-cpu' ended with {exitCode} and measured nothing:\n{output}");
            }

            runs.Add([.. output.Split(' ').Select(n => double.Parse(n, CultureInfo.InvariantCulture))]);
        }

        for (var i = 0; i < ChatCpu.Names.Length; i++)
        {
            Print($"CPU microseconds of a call: {ChatCpu.Names[i]}", runs.Select(r => r[i]));
        }

        for (var i = 1; i < ChatCpu.Names.Length; i++)
        {
            Print($"  added by {ChatCpu.Names[i]}", runs.Select(r => r[i] - r[0]));
        }

        return 0;
    }

    /// <summary>The sample of the repository as a pull request that changes nothing: its baseline holds every judgement.</summary>
    public static int Unchanged()
    {
        var folder = Path.Combine(RepositoryRoot(), "samples", "DocsAssistant.Evals");
        ChildrenCpu.Of(folder, "dotnet", "build", "-c", "Release", "-v", "quiet", "-nologo");
        var pairs = Pairs(() => Test(folder), () => Test(folder, "--list-tests"));
        Print("DocsAssistant, nothing changed: dotnet test / dotnet test --list-tests, wall", pairs.Select(p => p.A.WallSeconds / p.B.WallSeconds));
        Print("  the same, CPU", Ratios(pairs));
        Print("  wall seconds of the run", pairs.Select(p => p.A.WallSeconds));
        return 0;
    }

    private static void Recorded()
    {
        var data = Path.Combine(Directory.CreateTempSubdirectory("evalkit-bench-data").FullName, "rows.jsonl");
        RecordedCases.WriteData(data);
        var pairs = Pairs(() => Usage.Of("recorded-evalkit", data), () => Usage.Of("recorded-bare", data));
        Print($"{RecordedCases.Cases} recorded cases × 5 code scorers / bare serialise-and-insert loop, CPU", Ratios(pairs));
        Print("  CPU seconds of the run", pairs.Select(p => p.A.CpuSeconds));
        Print("  CPU seconds of the bare loop", pairs.Select(p => p.B.CpuSeconds));
        Print("  peak memory of the run, MiB", pairs.Select(p => p.A.PeakMebibytes));
    }

    /// <summary>What a run pays for being ready to take spans that never come.</summary>
    public static int Traces()
    {
        var data = Path.Combine(Directory.CreateTempSubdirectory("evalkit-bench-data").FullName, "rows.jsonl");
        RecordedCases.WriteData(data);
        var pairs = Pairs(() => Usage.Of("spanless", data), () => Usage.Of("spanless-deaf", data));
        Print($"{RecordedCases.Cases} cases whose app makes no span, listening / not listening, CPU", Ratios(pairs));
        return 0;
    }

    private static void CompiledSchema()
    {
        var pairs = Pairs(() => Usage.Of("schema-once"), () => Usage.Of("schema-each"));
        Print($"{SchemaCases.Cases} answers × json_schema, compiled once / compiled for each answer, CPU", Ratios(pairs));
        Print("  CPU seconds compiled once, start-up included", pairs.Select(p => p.A.CpuSeconds));
    }

    private static void TestCost()
    {
        var member = Build("MemberDataTheory", rows: 0);
        var dataset = Build("EvalDatasetTheory", rows: 10_000);
        var cases = Build("EvalTheoryCases", rows: 10_000);
        var plain = Pairs(() => Test(dataset), () => Test(member));
        Print("dotnet test, 10,000 rows: [EvalDataset] theory / [MemberData] theory, CPU", Ratios(plain));
        Print("  CPU seconds with [MemberData]", plain.Select(p => p.B.CpuSeconds));
        var whole = Pairs(() => Test(cases), () => Test(member));
        Print("dotnet test, 10,000 rows: [EvalTheory] (stored, scored, gated, reported) / [MemberData] theory, CPU", Ratios(whole));
        Print("  wall seconds with [EvalTheory]", whole.Select(p => p.A.WallSeconds));
    }

    private static void SlowApp()
    {
        var folder = Build("SlowApp", rows: 200);
        var seconds = Enumerable.Range(0, Rounds).Select(_ =>
        {
            var results = Path.Combine(folder, "TestResults");
            if (Directory.Exists(results))
            {
                Directory.Delete(results, recursive: true);
            }

            Test(folder, "--logger", "trx", "--results-directory", results);
            return TestSeconds(Directory.GetFiles(results, "*.trx").Single());
        }).ToList();
        Print("200 rows × 50 ms at concurrency 16: seconds from the first test's start to the last one's end", seconds);
    }

    /// <summary>The two in turn, so that a machine whose speed drifts drifts for both; the first pair warms up and is left out.</summary>
    private static List<(Usage A, Usage B)> Pairs(Func<Usage> a, Func<Usage> b) => [.. Enumerable.Range(0, Rounds + 1).Select(_ => (a(), b())).ToList().Skip(1)];

    private static IEnumerable<double> Ratios(IEnumerable<(Usage A, Usage B)> pairs) => pairs.Select(p => p.A.CpuSeconds / p.B.CpuSeconds);

    private static Usage Test(string folder, params string[] more) =>
        ChildrenCpu.Of(folder, "dotnet", ["test", Path.Combine("bin", "Release", "net10.0", Path.GetFileName(folder) + ".dll"), .. more]);

    private static string Build(string fixture, int rows)
    {
        var folder = Path.Combine(Fixtures, fixture);
        if (rows > 0)
        {
            File.WriteAllLines(Path.Combine(folder, "rows.jsonl"), Enumerable.Range(0, rows).Select(i => JsonSerializer.Serialize(new
            {
                id = string.Create(CultureInfo.InvariantCulture, $"case-{i:00000}"),
                question = string.Create(CultureInfo.InvariantCulture, $"What is {i} + {i}?"),
                expected_response = string.Create(CultureInfo.InvariantCulture, $"{i + i}"),
            })));
        }

        ChildrenCpu.Of(folder, "dotnet", "build", "-c", "Release", "-v", "quiet", "-nologo");
        return folder;
    }

    private static double TestSeconds(string trx)
    {
        var results = XDocument.Load(trx).Descendants().Where(e => e.Name.LocalName == "UnitTestResult").ToList();
        var starts = results.Select(r => DateTimeOffset.Parse(r.Attribute("startTime")!.Value, CultureInfo.InvariantCulture));
        var ends = results.Select(r => DateTimeOffset.Parse(r.Attribute("endTime")!.Value, CultureInfo.InvariantCulture));
        return (ends.Max() - starts.Min()).TotalSeconds;
    }

    private static void Print(string what, IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {sorted[0]:0.00} | {sorted[sorted.Count / 2]:0.00} | {sorted[^1]:0.00} |"));
    }

    internal static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "EvalKit.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("No folder above the program holds EvalKit.sln: run it from a build inside the repository.");
    }
}
