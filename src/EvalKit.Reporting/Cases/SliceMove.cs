namespace EvalKit.Reporting.Cases;

/// <summary>A tag whose cases moved together. Immutable.</summary>
/// <param name="Slice">The tag, as <c>name=value</c>.</param>
/// <param name="Feedback">The feedback.</param>
/// <param name="Baseline">Its mean over the tag's paired cases in the baseline.</param>
/// <param name="Candidate">Its mean over the same cases now.</param>
/// <param name="Count">How many cases pair.</param>
/// <param name="PValue">That of the sign-flip test of their differences, before the correction for many slices.</param>
internal sealed record SliceMove(string Slice, FeedbackInfo Feedback, double Baseline, double Candidate, int Count, double PValue);
