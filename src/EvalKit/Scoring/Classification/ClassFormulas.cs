namespace EvalKit.Scoring;

/// <summary>The formulas over a confusion matrix. As in scikit-learn, a share of nothing is 0 where the class exists.</summary>
internal static class ClassFormulas
{
    /// <summary>The share of cases whose class was said.</summary>
    public static double Accuracy(ConfusionMatrix matrix) => (double)matrix.Right / matrix.Total;

    /// <summary>The mean recall over the classes that some case has (Brodersen et al. 2010).</summary>
    public static double BalancedAccuracy(ConfusionMatrix matrix) =>
        Enumerable.Range(0, matrix.Classes).Where(c => matrix.ExpectedOf[c] > 0).Average(c => (double)matrix.RightOf[c] / matrix.ExpectedOf[c]);

    public static double Precision(ConfusionMatrix matrix, int place) => Share(matrix.RightOf[place], matrix.PredictedOf[place]);

    public static double Recall(ConfusionMatrix matrix, int place) => Share(matrix.RightOf[place], matrix.ExpectedOf[place]);

    /// <summary>(1 + β²) · right / (β² · expected + predicted), which is F of precision and recall (van Rijsbergen 1979).</summary>
    public static double FBeta(ConfusionMatrix matrix, int place, double beta)
    {
        var weight = beta * beta;
        return Share((1 + weight) * matrix.RightOf[place], (weight * matrix.ExpectedOf[place]) + matrix.PredictedOf[place]);
    }

    /// <summary>Matthews' correlation of classes, for any number of them (Gorodkin 2004); 0 where only one class is true, or only one was said.</summary>
    public static double Mcc(ConfusionMatrix matrix)
    {
        double total = matrix.Total, both = 0, predicted = 0, expected = 0;
        for (var c = 0; c < matrix.Classes; c++)
        {
            both += (double)matrix.PredictedOf[c] * matrix.ExpectedOf[c];
            predicted += (double)matrix.PredictedOf[c] * matrix.PredictedOf[c];
            expected += (double)matrix.ExpectedOf[c] * matrix.ExpectedOf[c];
        }

        var spread = Math.Sqrt(((total * total) - predicted) * ((total * total) - expected));
        return spread > 0 ? ((matrix.Right * total) - both) / spread : 0;
    }

    /// <summary>Agreement beyond chance (Cohen 1960); null where chance alone agrees wholly, because both sides know only one class.</summary>
    public static double? Kappa(ConfusionMatrix matrix)
    {
        double total = matrix.Total;
        var chance = Enumerable.Range(0, matrix.Classes).Sum(c => matrix.ExpectedOf[c] / total * (matrix.PredictedOf[c] / total));
        return chance < 1 ? (Accuracy(matrix) - chance) / (1 - chance) : null;
    }

    private static double Share(double part, double whole) => whole > 0 ? part / whole : 0;
}
