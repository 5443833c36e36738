namespace EvalKit.Scoring;

/// <summary>The normalisation of the SQuAD evaluation (v1.1 and v2.0 alike), and its words.</summary>
internal static class SquadNormalizer
{
    public static string Normalize(string text) => TextNormalizer.Apply(text, TextNormalization.Squad);

    public static IReadOnlyList<string> Words(string text) => Words(text, TextNormalization.Squad);

    public static IReadOnlyList<string> Words(string text, TextNormalization parts) => WhiteSpace.Split(TextNormalizer.Apply(text, parts));
}
