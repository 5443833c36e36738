using System.Text.Json.Nodes;
using EvalKit.Gating;
using EvalKit.Reporting;
using EvalKit.Running;
using EvalKit.TestUtils.Runs;

namespace EvalKit.Cli.Tests.Browsing;

/// <summary>
/// A run of five cases against a baseline in which all was well: the third regressed, the second failed as before, the fourth has an error, the first and the last are well.
/// </summary>
internal static class SamplePages
{
    public const string Ok = "case-99999";
    public const string Failed = "case-99998";
    public const string Regressed = "case-99997";
    public const string Error = "case-99996";
    public const string Last = "case-99995";

    public static IReadOnlyList<CasePage> Of(string output = "It is so.", Func<Trial, Trial>? change = null)
    {
        var cases = SampleRun.Dataset(5);
        var before = Results(cases, [true, false, true, true, true], "It was so.");
        var now = Results(cases, [true, false, false, null, true], output, change);
        var run = RunEvaluation.Evaluate(now, [], Baselines.FromRun(before, SampleRun.Start), SampleRun.Start);
        return CasePages.Read(run, before, cases.Cases);
    }

    /// <summary>One case, run twice without a baseline: the second time it failed.</summary>
    public static IReadOnlyList<CasePage> Repeated()
    {
        var dataset = SampleRun.Dataset(1);
        var rows = Enumerable.Range(0, 2).Select(r => new TrialRow(dataset.Cases[0], SampleRun.Trial(dataset.Cases[0], r, repeat: r, output: $"answer {r + 1}"))).ToList();
        var info = new FeedbackInfo("correctness", FeedbackValueKind.Bool);
        var cells = rows.Select((r, i) => (Feedback?)Judged(SampleRun.Feedback(r.Trial, i, info.Name), i == 0)).ToList();
        var results = new RunResults(SampleRun.Run(dataset) with { Feedbacks = [info] }, rows, [new FeedbackColumn(info, cells)]);
        return CasePages.Read(RunEvaluation.Evaluate(results, [], baseline: null, SampleRun.Start), baseline: null, dataset.Cases);
    }

    private static RunResults Results(EvalDataset dataset, bool?[] passed, string output, Func<Trial, Trial>? change = null)
    {
        var rows = dataset.Cases.Select((c, i) => new TrialRow(c, (change ?? (t => t))(SampleRun.Trial(c, i, output: output)))).ToList();
        var info = new FeedbackInfo("correctness", FeedbackValueKind.Bool);
        var cells = rows.Select((r, i) => (Feedback?)Judged(SampleRun.Feedback(r.Trial, i, info.Name), passed[i])).ToList();
        return new RunResults(SampleRun.Run(dataset) with { Feedbacks = [info] }, rows, [new FeedbackColumn(info, cells)]);
    }

    private static Feedback Judged(Feedback feedback, bool? passed) => passed is { } value
        ? feedback with { Value = FeedbackValue.Of(value), Passed = value, Rationale = "Because.", Metadata = new JsonObject { ["model"] = "local" } }
        : feedback with { Value = null, Error = new FeedbackError(FeedbackErrorKind.Timeout, "The judge did not answer.") };
}
