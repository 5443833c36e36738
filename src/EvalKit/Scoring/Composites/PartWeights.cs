using System.Globalization;

namespace EvalKit.Scoring;

/// <summary>Checks the weights of parts.</summary>
internal static class PartWeights
{
    /// <summary>The weights, one for each part; 1 for all where none are given.</summary>
    /// <exception cref="EvalKitException">There are more or fewer than parts, or one is not above 0.</exception>
    public static IReadOnlyList<double> Of(string scorer, int parts, IReadOnlyList<double> weights)
    {
        if (weights.Count == 0)
        {
            return [.. Enumerable.Repeat(1.0, parts)];
        }

        return weights.Count == parts && weights.All(w => w > 0 && double.IsFinite(w))
            ? weights
            : throw new EvalKitException(
                FaultKind.Usage,
                string.Create(CultureInfo.InvariantCulture, $"Scorer '{scorer}', option 'weights': expected {parts} numbers above 0, one for each part, found {string.Join(", ", weights.Select(w => w.ToString("R", CultureInfo.InvariantCulture)))}."));
    }
}
