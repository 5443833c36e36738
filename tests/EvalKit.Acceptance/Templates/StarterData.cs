using EvalKit.Datasets;
using EvalKit.Gating;
using EvalKit.Judging;
using EvalKit.Running;
using EvalKit.TestUtils;
using Evals._1;

namespace EvalKit.Acceptance.Templates;

/// <summary>
/// Makes the template's recording and baseline out of its dataset, its app and the written verdicts: the keys of the one and the hashes of the other follow from
/// EvalKit's code. The baseline is the run of the app before its answer about gift wrapping got worse.
/// </summary>
internal static class StarterData
{
    public const string Suite = "shop";
    public const string RegressedCase = "gift-wrapping";

    public static string Folder { get; } = Path.Combine(SharedData.RepositoryRoot, "templates", "EvalKit.Templates", "content", "evalkit");

    public static string BetterAnswer { get; } = WrittenVerdict.ReadAll().Single(v => v is { Id: RegressedCase, Verdict: "yes" }).Answer;

    /// <summary>Writes <c>recordings/shop/correctness.jsonl</c> and <c>baselines/shop.jsonl</c>.</summary>
    public static async Task WriteAsync(string folder)
    {
        var dataset = DatasetReader.Read(new DatasetSpec { Paths = [Suite + ".csv"] }, Folder);
        var options = new EvaluationOptions { Models = new WrittenJudge(dataset, WrittenVerdict.ReadAll()), Folder = folder, Time = new FirstOfJanuary() };
        var before = await Describe(dataset, worse: false).RunAsync(options);
        await Describe(dataset, worse: true).RunAsync(options);
        Baselines.WriteFile(Baselines.Bless(before.Results, options.Time.GetUtcNow()) with { RunId = null }, Baselines.PathFor(folder, Suite));
    }

    private static EvalSuite Describe(EvalDataset dataset, bool worse)
    {
        var app = new ShopAssistant();
        var suite = new EvalSuite(Suite)
        {
            Dataset = dataset,
            App = async (evalCase, _) => !worse && evalCase.Id == RegressedCase ? BetterAnswer : await app.AskAsync(evalCase.Inputs.Text("question")!),
            AppFingerprint = "the-template-before-its-regression",
        };
        suite.Score(Judges.Correctness("openai:/gpt-4.1-mini"));
        suite.Run = suite.Run with { Concurrency = 1 };
        return suite;
    }

    /// <summary>A clock that stands still: equal data give equal files. The template puts the day on which it is used in the baseline's place of it.</summary>
    private sealed class FirstOfJanuary : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    }
}
