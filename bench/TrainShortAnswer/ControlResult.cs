namespace TrainShortAnswer;

/// <summary>How the model does on one template.</summary>
/// <param name="Template">The template.</param>
/// <param name="Right">Answers that it judges rightly.</param>
/// <param name="Count">Answers.</param>
internal sealed record ControlResult(Template Template, int Right, int Count)
{
    /// <summary>The share of answers of some templates that is judged rightly.</summary>
    public static double Share(IEnumerable<ControlResult> results)
    {
        var all = results.ToList();
        return all.Sum(r => r.Right) / (double)all.Sum(r => r.Count);
    }

    public override string ToString() => FormattableString.Invariant($"{Template.Kind,-8} {(Template.IsTrainedOn ? "trained" : "unseen "),-8} {Right / (double)Count:0.0000}  {Template.Text}");
}
