namespace EvalKit.Scoring;

/// <summary>How many words two texts share, as SQuAD computes it.</summary>
/// <param name="Precision">Share of the output's words that the accepted answer has.</param>
/// <param name="Recall">Share of the accepted answer's words that the output has.</param>
/// <param name="F1">Their harmonic mean.</param>
internal readonly record struct SquadF1(double Precision, double Recall, double F1)
{
    /// <summary>
    /// Compares words that are normalised already; words count as often as they occur. Two texts without words agree where an empty text is an answer (SQuAD
    /// v2.0), else they do not.
    /// </summary>
    public static SquadF1 Of(IReadOnlyList<string> output, IReadOnlyList<string> accepted, bool emptyIsAnswer = false)
    {
        if (emptyIsAnswer && output.Count == 0 && accepted.Count == 0)
        {
            return new SquadF1(1, 1, 1);
        }

        var shared = Shared(output, accepted);
        if (shared == 0)
        {
            return default;
        }

        var precision = (double)shared / output.Count;
        var recall = (double)shared / accepted.Count;
        return new SquadF1(precision, recall, 2 * precision * recall / (precision + recall));
    }

    private static int Shared(IReadOnlyList<string> output, IReadOnlyList<string> accepted)
    {
        var left = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in accepted)
        {
            left[word] = left.GetValueOrDefault(word) + 1;
        }

        var shared = 0;
        foreach (var word in output)
        {
            if (left.TryGetValue(word, out var count) && count > 0)
            {
                left[word] = count - 1;
                shared++;
            }
        }

        return shared;
    }
}
