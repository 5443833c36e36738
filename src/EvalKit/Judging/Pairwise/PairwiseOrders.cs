namespace EvalKit.Judging;

/// <summary>The two orders in which a judge is shown a pair: what it is shown first is A, what second is B. Exchanging the two answers makes the same two questions.</summary>
internal static class PairwiseOrders
{
    /// <summary>The arguments of both orders, the candidate first in the first.</summary>
    public static (ScoreArguments CandidateFirst, ScoreArguments ReferenceFirst) Of(ScoreArguments args, Trial reference)
    {
        var candidate = args.Trial with { Output = PairwiseReference.Bare(args.Trial.Output) };
        return (Show(args, candidate, reference), Show(args, reference, candidate));
    }

    /// <summary>Whether there is no difference to judge.</summary>
    public static bool AreEqual(ScoreArguments args, Trial reference) => CandidateText.Whole(args.OutputText).Text == CandidateText.Whole(reference.Output!.Text).Text;

    private static ScoreArguments Show(ScoreArguments args, Trial first, Trial second) => new(args.Case, first) { Reference = second, Replicate = args.Replicate };
}
