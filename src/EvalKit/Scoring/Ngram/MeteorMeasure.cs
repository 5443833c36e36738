namespace EvalKit.Scoring;

/// <summary>METEOR with its options: the mean of precision and recall, less a penalty for words in another order (Banerjee and Lavie 2005).</summary>
internal sealed class MeteorMeasure
{
    private readonly MeteorOptions _options;

    /// <exception cref="EvalKitException">An option cannot be used.</exception>
    public MeteorMeasure(string scorer, MeteorOptions options)
    {
        _options = options;
        Check(scorer, "alpha", options.Alpha, 1);
        Check(scorer, "beta", options.Beta, double.MaxValue);
        Check(scorer, "gamma", options.Gamma, 1);
    }

    public MeteorScore Score(string output, string reference)
    {
        var (given, wanted) = (Words(output), Words(reference));
        var alignment = MeteorAlignment.Of(given, wanted);
        if (alignment.Matches == 0)
        {
            return new MeteorScore(0, 0, 0, alignment);
        }

        var precision = (double)alignment.Matches / given.Count;
        var recall = (double)alignment.Matches / wanted.Count;
        var mean = precision * recall / ((_options.Alpha * precision) + ((1 - _options.Alpha) * recall));
        var penalty = _options.Gamma * Math.Pow((double)alignment.Chunks / alignment.Matches, _options.Beta);
        return new MeteorScore((1 - penalty) * mean, precision, recall, alignment);
    }

    /// <summary>Each word is lower-cased by itself, so that a capital sigma at its end is a final one.</summary>
    private IReadOnlyList<string> Words(string text) =>
        [.. (_options.Tokenize == MeteorWords.WhiteSpace ? WhiteSpace.Split(text) : WordTokens.Of(text)).Select(LowerCase.Of)];

    private static void Check(string scorer, string option, double value, double most)
    {
        if (!(value >= 0 && value <= most))
        {
            var range = most == 1 ? "from 0 to 1" : "from 0";
            throw new EvalKitException(FaultKind.Usage, FormattableString.Invariant($"Scorer '{scorer}', option '{option}': expected a number {range}, found {value}."));
        }
    }
}
