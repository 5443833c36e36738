using System.Globalization;

namespace EvalKit.Scoring;

/// <summary>chrF with its options: counts texts, and makes the score of counts.</summary>
internal sealed class ChrfMeasure
{
    /// <summary>The version of sacreBLEU that the values equal.</summary>
    private const string ReferenceVersion = "2.6.0";

    /// <summary>What stands for a share of nothing where lengths are smoothed.</summary>
    private const double Epsilon = 1e-16;

    private const int PerLength = 3;
    private readonly ChrfOptions _options;
    private readonly int _wordOrder;

    /// <param name="scorer">The scorer, for messages.</param>
    /// <param name="options">The options.</param>
    /// <param name="wordOrder">The longest word n-grams that are counted: 0 for chrF, 2 for chrF++.</param>
    /// <exception cref="EvalKitException">An option cannot be used.</exception>
    public ChrfMeasure(string scorer, ChrfOptions options, int wordOrder)
    {
        _options = options;
        _wordOrder = wordOrder;
        Check(scorer, "character_order", options.CharacterOrder, 20);
        Check(scorer, "beta", options.Beta, 10);
    }

    /// <summary>How many numbers the counts are: for each length n-grams of the output, of the reference and shared ones.</summary>
    public int Length => PerLength * (_options.CharacterOrder + _wordOrder);

    /// <summary>The counts against the reference with the best score, of equal ones the first, and its position.</summary>
    public (double[] Counts, int Reference) Count(string output, IReadOnlyList<string> references)
    {
        IReadOnlyList<string> texts = [output, .. references];
        if (_options.LowerCase)
        {
            texts = [.. texts.Select(LowerCase.Of)];
        }

        var characters = texts.Select(t => TextSymbols.Of(_options.KeepWhiteSpace ? t : string.Concat(WhiteSpace.Split(t)))).ToList();
        var matches = NgramMatches.Count(characters[0], characters[1..], _options.CharacterOrder);
        if (_wordOrder > 0)
        {
            var vocabulary = new Vocabulary();
            var words = texts.Select(t => vocabulary.Number(ChrfWords.Of(t))).ToList();
            matches = [.. matches, .. NgramMatches.Count(words[0], words[1..], _wordOrder)];
        }

        return Enumerable.Range(0, references.Count).Select(r => (Counts: Of(matches, r), r)).MaxBy(c => Score(c.Counts));
    }

    /// <summary>The score in [0, 1].</summary>
    public double Score(ReadOnlySpan<double> counts)
    {
        double factor = _options.Beta * _options.Beta;
        var (smoothed, precisions, recalls, lengths) = (0.0, 0.0, 0.0, 0);
        for (var i = 0; i < counts.Length; i += PerLength)
        {
            var (output, reference, shared) = (counts[i], counts[i + 1], counts[i + 2]);
            var precision = output > 0 ? shared / output : Epsilon;
            var recall = reference > 0 ? shared / reference : Epsilon;
            smoothed += F(precision, recall, factor) ?? Epsilon;
            if (output > 0 && reference > 0)
            {
                precisions += precision;
                recalls += recall;
                lengths++;
            }
        }

        var score = _options.EpsilonSmoothing
            ? smoothed / (counts.Length / PerLength)
            : lengths == 0 ? 0 : F(precisions / lengths, recalls / lengths, factor) ?? 0;
        return Math.Min(1, score);
    }

    /// <summary>How sacreBLEU cites the score.</summary>
    /// <param name="references">How many references each output has; null where that differs.</param>
    public string Signature(int? references)
    {
        var count = references?.ToString(CultureInfo.InvariantCulture) ?? "var";
        return FormattableString.Invariant(
            $"nrefs:{count}|case:{(_options.LowerCase ? "lc" : "mixed")}|eff:{(_options.EpsilonSmoothing ? "no" : "yes")}|nc:{_options.CharacterOrder}|nw:{_wordOrder}|space:{(_options.KeepWhiteSpace ? "yes" : "no")}|version:{ReferenceVersion}");
    }

    private static double? F(double precision, double recall, double factor) =>
        (factor * precision) + recall is > 0 and var weighted ? (1 + factor) * precision * recall / weighted : null;

    /// <summary>N-grams of the output count only for lengths of which the reference has any.</summary>
    private static double[] Of(IReadOnlyList<NgramMatches> matches, int reference) =>
        [.. matches.SelectMany(m => new double[] { m.References[reference] > 0 ? m.Output : 0, m.References[reference], m.Matches[reference] })];

    private static void Check(string scorer, string option, int value, int most)
    {
        if (value < 1 || value > most)
        {
            throw new EvalKitException(FaultKind.Usage, FormattableString.Invariant($"Scorer '{scorer}', option '{option}': expected a whole number from 1 to {most}, found {value}."));
        }
    }
}
