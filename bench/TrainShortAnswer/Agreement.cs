namespace TrainShortAnswer;

/// <summary>How well verdicts agree with people.</summary>
/// <param name="Rows">How many answers.</param>
/// <param name="Share">The share on which both say the same.</param>
/// <param name="Kappa">Cohen's kappa: agreement beyond what the two rates of "right" give by chance.</param>
internal sealed record Agreement(int Rows, double Share, double Kappa)
{
    public static Agreement Of(IEnumerable<(bool Verdict, bool Label)> pairs)
    {
        var all = pairs.ToList();
        var same = all.Count(p => p.Verdict == p.Label) / (double)all.Count;
        var verdicts = all.Count(p => p.Verdict) / (double)all.Count;
        var labels = all.Count(p => p.Label) / (double)all.Count;
        var chance = (verdicts * labels) + ((1 - verdicts) * (1 - labels));
        return new Agreement(all.Count, same, (same - chance) / (1 - chance));
    }

    public override string ToString() => FormattableString.Invariant($"{Rows} answers, agreement {Share:0.0000}, kappa {Kappa:0.0000}");
}
