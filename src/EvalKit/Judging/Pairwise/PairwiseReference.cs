using EvalKit.Scoring;

namespace EvalKit.Judging;

/// <summary>Finds the output that an answer is held against.</summary>
/// <param name="against">The field path; null for the baseline's run.</param>
internal sealed class PairwiseReference(string? against)
{
    /// <summary>What a case or run must have.</summary>
    public string Need => against ?? Needs.Baseline;

    /// <summary>Checks the path.</summary>
    /// <exception cref="EvalKitException">It leads into no fields of a case.</exception>
    public static string? Check(string? against) => against is null || CaseField.IsPath(against)
        ? against
        : throw new EvalKitException(FaultKind.Usage, $"Scorer '{PairwiseScorer.Name}', option 'against': expected columns.<name>, expectations.<name> or inputs.<name>, found '{against}'.");

    /// <summary>The reference as a trial of the same case; null where there is none.</summary>
    public Trial? Of(ScoreArguments args)
    {
        var output = against is null ? Bare(args.Reference?.Output) : args.Case is { } evalCase && CaseField.Text(evalCase, against) is { } text ? AppOutput.FromText(text) : null;
        return output is null ? null : new Trial
        {
            TraceId = (against is null ? args.Reference! : args.Trial).TraceId,
            CaseId = args.Trial.CaseId,
            Status = TrialStatus.Ok,
            Output = output,
        };
    }

    /// <summary>An output's value alone: passages that one side retrieved would be shown for one order and not for the other.</summary>
    public static AppOutput? Bare(AppOutput? output) => output is null ? null : new AppOutput(output.Value);

    /// <summary>Why there is no reference, with the next step.</summary>
    public string Missing(ScoreArguments args) => against is not null
        ? $"Case {args.Trial.CaseId} has no {against} to hold its answer against: fill it in, or leave the case out."
        : args.Reference is { } trial
            ? $"The baseline's run has no answer to case {args.Trial.CaseId}: {trial.Error?.Message ?? "its app gave none"}. Hold the run against one that answered."
            : $"The baseline's run has no trial of case {args.Trial.CaseId} as it is now. Name a stored run (--baseline <run>; a baseline file keeps no outputs), or a column: against: columns.<name>.";
}
