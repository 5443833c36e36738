using System.Globalization;
using EvalKit.Chat;
using EvalKit.Datasets;
using EvalKit.Judging;
using EvalKit.Judging.Safety;
using EvalKit.Providers;
using EvalKit.Running;
using EvalKit.Sqlite;

namespace EvalKit.Bench;

/// <summary>2,000 recorded cases, each judged by a model that takes 40 calls at once, stored; as a process of its own.</summary>
internal static class JudgedCases
{
    public const int Cases = 2000;
    public const int MostAtOnce = 40;
    public static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(200);

    /// <summary>What a run would take that has the model's every place filled from the first moment to the last.</summary>
    public static double IdealSeconds => Cases * Latency.TotalSeconds / MostAtOnce;

    public static async Task<int> RunAsync(string baseUrl)
    {
        var folder = Directory.CreateTempSubdirectory("evalkit-bench");
        try
        {
            await using var store = await SqliteRunStore.OpenAsync(Path.Combine(folder.FullName, "evalkit.db"), TimeProvider.System, default);
            var suite = new EvalSuite("judged")
            {
                Dataset = EvalDatasets.Create("judged", Enumerable.Range(0, Cases).Select(CaseOf)),
                Run = new RunSettings { Concurrency = 64, Replay = ReplayMode.Off },
                App = (evalCase, _) => Task.FromResult(AppOutput.FromText(evalCase.AcceptedResponses[0])),
            };

            // One call a case, as the ideal counts them: no second look against a false reference.
            suite.Score(Judges.Correctness("openai:/slow").WithDefences(JudgeDefences.Default with { Counterfactual = 0 }));
            var run = await suite.RunAsync(new EvaluationOptions { Store = store, Models = ModelsAt(baseUrl), Folder = folder.FullName });
            return Usage.Print(run.Metric("correctness") is { Value: 1, N: Cases });
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The same questions asked by the provider's client alone, by someone who knows what the model takes: nothing is judged, stored or rejected.</summary>
    public static async Task<int> RunBareAsync(string baseUrl)
    {
        var judge = (IModelScorer)Judges.Correctness("openai:/slow");
        using var client = ModelsAt(baseUrl).Create(judge.Model);
        var answered = 0;
        await Parallel.ForEachAsync(Enumerable.Range(0, Cases), new ParallelOptions { MaxDegreeOfParallelism = MostAtOnce }, async (i, token) =>
        {
            var trial = new Trial { TraceId = new string('a', 32), CaseId = "bare", Status = TrialStatus.Ok, Output = "4" };
            var request = judge.Preview(new ScoreArguments(CaseOf(i), trial))!;
            var response = await client.GetResponseAsync(request.Messages, request.Options, token);
            Interlocked.Add(ref answered, response.Text.Length > 0 ? 1 : 0);
        });
        return Usage.Print(answered == Cases);
    }

    public static ProviderModels ModelsAt(string baseUrl) =>
        new(name => name switch { "OPENAI_BASE_URL" => baseUrl, "OPENAI_API_KEY" => SlowModel.Key, _ => null }, _ => null);

    private static EvalCase CaseOf(int i) => EvalCases.Create(
        CaseFields.OfText(("question", string.Create(CultureInfo.InvariantCulture, $"What is {i} + {i}?"))),
        CaseFields.OfText(("expected_response", string.Create(CultureInfo.InvariantCulture, $"{i + i}"))),
        id: string.Create(CultureInfo.InvariantCulture, $"case-{i:0000}"));
}
