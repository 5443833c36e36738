using MathNet.Numerics.LinearAlgebra;

namespace TrainShortAnswer;

/// <summary>
/// Logistic regression by iteratively reweighted least squares on standardised features, with an L2 penalty on the weights (not on the intercept). Nothing
/// is random: the same rows give the same fit.
/// </summary>
internal static class LogisticTrainer
{
    private const double Penalty = 1;
    private const int MostSteps = 50;
    private const double Converged = 1e-10;

    public static LogisticFit Fit(IReadOnlyList<LabelledAnswer> rows)
    {
        var width = rows[0].Features.Length;
        var means = Columns(width, i => rows.Average(r => r.Features[i]));
        var scales = Columns(width, i => Math.Max(Math.Sqrt(rows.Average(r => Square(r.Features[i] - means[i]))), 1e-12));
        var design = Matrix<double>.Build.Dense(rows.Count, width + 1, (row, column) =>
            column == 0 ? 1 : (rows[row].Features[column - 1] - means[column - 1]) / scales[column - 1]);
        var labels = Vector<double>.Build.Dense(rows.Count, row => rows[row].IsRight ? 1 : 0);
        var fitted = Solve(design, labels);
        var weights = Columns(width, i => fitted[i + 1] / scales[i]);
        return new LogisticFit(fitted[0] - weights.Zip(means, (weight, mean) => weight * mean).Sum(), weights, means);
    }

    private static Vector<double> Solve(Matrix<double> design, Vector<double> labels)
    {
        var penalty = Vector<double>.Build.Dense(design.ColumnCount, column => column == 0 ? 0 : Penalty);
        var fitted = Vector<double>.Build.Dense(design.ColumnCount);
        for (var step = 0; step < MostSteps; step++)
        {
            var probabilities = (design * fitted).Map(odds => 1 / (1 + Math.Exp(-odds)));
            var gradient = design.TransposeThisAndMultiply(labels - probabilities) - penalty.PointwiseMultiply(fitted);
            var weighted = Matrix<double>.Build.Dense(design.RowCount, design.ColumnCount, (row, column) =>
                design[row, column] * probabilities[row] * (1 - probabilities[row]));
            var curvature = design.TransposeThisAndMultiply(weighted) + Matrix<double>.Build.DenseOfDiagonalVector(penalty);
            var change = curvature.Cholesky().Solve(gradient);
            fitted += change;
            if (change.L2Norm() < Converged)
            {
                return fitted;
            }
        }

        throw new InvalidOperationException($"The fit has not converged in {MostSteps} steps.");
    }

    private static double[] Columns(int width, Func<int, double> value) => [.. Enumerable.Range(0, width).Select(value)];

    private static double Square(double value) => value * value;
}
