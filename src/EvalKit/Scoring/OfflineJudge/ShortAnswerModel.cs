using System.Globalization;

namespace EvalKit.Scoring;

/// <summary>
/// A logistic model over twelve lexical features that tells whether a short answer to a factual question is right. It runs in process, costs nothing and is
/// no language model. Its domain is answers to factual questions with a short accepted answer. An answer that names the accepted one only to deny it is wrong. Thread-safe.
/// </summary>
public static class ShortAnswerModel
{
    /// <summary>Raised by one when the same weights give other probabilities than before, because a feature is computed in another way.</summary>
    internal const int Revision = 2;

    /// <summary>The fitted numbers as text.</summary>
    internal static string Data { get; } = string.Join(
        ' ', ShortAnswerWeights.Weights.Prepend(ShortAnswerWeights.Intercept).Select(w => w.ToString("R", CultureInfo.InvariantCulture)));

    /// <summary>What identifies the model, in 12 hexadecimal digits: changes with features and weights.</summary>
    internal static string Version { get; } = VersionOf(Revision, Data);

    /// <summary>Judges an answer.</summary>
    /// <param name="question">The question; its words do not count as evidence.</param>
    /// <param name="accepted">The accepted answers, at least one; the nearest counts.</param>
    /// <param name="answer">The answer to judge: any text.</param>
    /// <returns>The probability that the answer is right, with the features behind it.</returns>
    /// <exception cref="ArgumentException">No accepted answer is given.</exception>
    public static ShortAnswerVerdict Judge(string question, IReadOnlyList<string> accepted, string answer)
    {
        if (accepted.Count == 0)
        {
            throw new ArgumentException("An answer is judged against at least one accepted answer, and none is given.", nameof(accepted));
        }

        var (values, nearest) = ShortAnswerFeatures.Of(question, accepted, answer);
        var logOdds = ShortAnswerWeights.Intercept + values.Zip(ShortAnswerWeights.Weights, (value, weight) => value * weight).Sum();
        var features = values.Select((value, i) => new ShortAnswerFeature(
            ShortAnswerFeatures.Names[i], value, ShortAnswerWeights.Weights[i] * (value - ShortAnswerWeights.Means[i])));
        return new ShortAnswerVerdict(1 / (1 + Math.Exp(-logOdds)), nearest, [.. features]);
    }

    internal static string VersionOf(int revision, string data) => CanonicalJson.Hash(writer =>
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(revision);
        writer.WriteStringValue(data);
        writer.WriteEndArray();
    })[..12];
}
