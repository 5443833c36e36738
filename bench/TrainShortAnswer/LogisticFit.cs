namespace TrainShortAnswer;

/// <summary>A fitted logistic model.</summary>
internal sealed record LogisticFit(double Intercept, double[] Weights, double[] Means)
{
    public bool Passes(double[] features) => Intercept + features.Zip(Weights, (value, weight) => value * weight).Sum() >= 0;
}
