using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using EvalKit.Scoring;

namespace EvalKit.Bench;

/// <summary>
/// Scores per second of processor time (the garbage collector's included) and bytes per score of every text scorer, on one thread; Levenshtein beside autoevals from
/// npm, measured in the same way.
/// </summary>
internal static class TextScores
{
    private const int PairCount = 64;
    private const int Rounds = 3;
    private const int FewestWarmUps = 4;
    private const int MostWarmUps = 24;

    /// <summary>A round that is not this much faster than the best before it has nothing left to gain.</summary>
    private const double StillGaining = 1.03;

    private static readonly TimeSpan Duration = TimeSpan.FromMilliseconds(250);
    private static readonly int[] Lengths = [120, 1_000];

    private static readonly string[] Words =
        ["the", "order", "was", "sent", "to", "a", "customer", "on", "Monday", "and", "arrives", "within", "three", "days", "refund", "of", "12.50", "euros", "is", "possible,", "not", "later", "than", "March", "café", "store"];

    private static readonly Dictionary<string, string> Options = new()
    {
        ["json_schema"] = """{"schema": true}""",
        ["regex"] = """{"pattern": "[0-9]+ euros"}""",
        ["human"] = """{"column": "label"}""",
        ["tool_permission"] = """{"deny": ["delete"]}""",
    };

    /// <summary>What a scorer of texts may need; one that needs a trace, a column or passages scores something else.</summary>
    private static readonly string[] Texts = ["outputs", "inputs", "expectations.expected_response"];

    /// <summary>Scorers that need the output and look at what it took, not at its text; and the one whose cost is that of its embedding model.</summary>
    private static readonly string[] Others = ["cost", "cosine_similarity", "latency", "time_to_first_token", "token_usage"];

    public static async Task<int> RunAsync(string[] only)
    {
        Console.WriteLine("| scorer | scores/s, 120 characters | bytes a score | scores/s, 1,000 characters | bytes a score |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (var scorer in ScorerCatalog.Names.Except(Others).Where(n => only.Length == 0 || only.Contains(n)).Select(Create).Where(s => s.Info.Needs.All(Texts.Contains)))
        {
            var cells = new List<string>();
            foreach (var length in Lengths)
            {
                var (rate, bytes) = await MeasureAsync(scorer, Pairs(length));
                cells.Add(string.Create(CultureInfo.InvariantCulture, $"{rate:N0} | {bytes:N0}"));
            }

            Console.WriteLine($"| {scorer.Info.Name} | {string.Join(" | ", cells)} |");
        }

        foreach (var length in Lengths)
        {
            await BesideAutoevalsAsync(length);
        }

        return 0;
    }

    private static IScorer Create(string name) => ScorerCatalog.Create(new ScorerSpec(name, JsonNode.Parse(Options.GetValueOrDefault(name, "{}"))!.AsObject()));

    private static async Task<(double PerSecond, double Bytes)> MeasureAsync(IScorer scorer, List<(string Output, string Expected)> texts)
    {
        var arguments = texts.Select(Arguments).ToList();
        await WarmUpAsync(scorer, arguments);
        var rates = new List<(double PerSecond, double Bytes)>();
        for (var round = 0; round < Rounds; round++)
        {
            rates.Add(await ScoreForAsync(scorer, arguments));
        }

        return rates.OrderBy(r => r.PerSecond).ElementAt(Rounds / 2);
    }

    /// <summary>
    /// Scores until a round brings nothing more: the just-in-time compiler compiles in steps, in the background and later than one round, and its own time counts as
    /// long as it is at work.
    /// </summary>
    private static async Task WarmUpAsync(IScorer scorer, List<ScoreArguments> arguments)
    {
        var best = 0.0;
        for (var round = 1; round <= MostWarmUps; round++)
        {
            var (rate, _) = await ScoreForAsync(scorer, arguments);
            if (round >= FewestWarmUps && rate < best * StillGaining)
            {
                return;
            }

            best = Math.Max(best, rate);
        }
    }

    private static async Task<(double PerSecond, double Bytes)> ScoreForAsync(IScorer scorer, List<ScoreArguments> arguments)
    {
        var start = Environment.CpuUsage.TotalTime;
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var scores = 0L;
        while (Environment.CpuUsage.TotalTime - start < Duration)
        {
            foreach (var each in arguments)
            {
                await scorer.ScoreAsync(each, default);
                scores++;
            }
        }

        return (scores / (Environment.CpuUsage.TotalTime - start).TotalSeconds, (GC.GetAllocatedBytesForCurrentThread() - allocated) / (double)scores);
    }

    private static async Task BesideAutoevalsAsync(int length)
    {
        var folder = Path.Combine(Suite.RepositoryRoot(), "bench", "autoevals");
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "autoevals")))
        {
            Console.WriteLine("Levenshtein beside autoevals: skipped, it is not installed. Install Node.js 18 or later, then: cd bench/autoevals && npm install");
            return;
        }

        var texts = Pairs(length);
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(texts.Select(t => new[] { t.Output, t.Expected })));
            var ratios = new List<(double Ratio, double Own, double Peer)>();
            for (var round = 0; round < Rounds; round++)
            {
                var (own, _) = await MeasureAsync(Scorers.Levenshtein(), texts);
                var peer = Autoevals(folder, file);
                if (peer is null)
                {
                    return;
                }

                ratios.Add((own / peer.Value, own, peer.Value));
            }

            var (ratio, ours, theirs) = ratios.OrderBy(r => r.Ratio).ElementAt(Rounds / 2);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Levenshtein, {length:N0} characters: {ours:N0} scores/s, autoevals {theirs:N0} scores/s, ratio {ratio:0.0} (from {ratios.Min(r => r.Ratio):0.0} to {ratios.Max(r => r.Ratio):0.0})"));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static double? Autoevals(string folder, string file)
    {
        try
        {
            var start = new ProcessStartInfo("node") { WorkingDirectory = folder, RedirectStandardOutput = true };
            start.ArgumentList.Add("levenshtein.mjs");
            start.ArgumentList.Add(file);
            start.ArgumentList.Add(Duration.TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
            using var process = Process.Start(start)!;
            var text = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? double.Parse(text, CultureInfo.InvariantCulture) : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Console.WriteLine("Levenshtein beside autoevals: skipped, there is no node. Install Node.js 18 or later.");
            return null;
        }
    }

    private static ScoreArguments Arguments((string Output, string Expected) texts) => new(
        new EvalCase { Id = "c", CaseHash = "h", Inputs = CaseFields.OfText(("question", "When will the order of the customer arrive?")), Expectations = CaseFields.OfText(("expected_response", texts.Expected)) },
        new Trial { TraceId = "t", CaseId = "c", Status = TrialStatus.Ok, Output = AppOutput.FromText(texts.Output) });

    /// <summary>Texts of words, each with a second one in which every sixth word is another; the same in every run.</summary>
    private static List<(string Output, string Expected)> Pairs(int length)
    {
        var state = 7UL;
        int Next(int limit)
        {
            state = (state * 6364136223846793005) + 1442695040888963407;
            return (int)((state >> 33) % (ulong)limit);
        }

        var texts = new List<(string Output, string Expected)>();
        for (var i = 0; i < PairCount; i++)
        {
            List<string> expected = [], output = [];
            while (expected.Sum(w => w.Length + 1) < length)
            {
                expected.Add(Words[Next(Words.Length)]);
                output.Add(Next(6) == 0 ? Words[Next(Words.Length)] : expected[^1]);
            }

            texts.Add((string.Join(' ', output), string.Join(' ', expected)));
        }

        return texts;
    }
}
