using System.Globalization;

namespace EvalKit.Scoring;

/// <summary>BLEU with its options: counts texts, and makes the score of counts.</summary>
internal sealed class BleuMeasure
{
    /// <summary>The version of sacreBLEU that the values equal.</summary>
    private const string ReferenceVersion = "2.6.0";

    private readonly BleuOptions _options;
    private readonly bool _effectiveOrder;
    private readonly double _smoothingValue;
    private readonly Tokenizer _tokenizer;

    /// <exception cref="EvalKitException">An option cannot be used.</exception>
    public BleuMeasure(string scorer, BleuOptions options, bool effectiveOrder)
    {
        _options = options;
        _effectiveOrder = options.EffectiveOrder ?? effectiveOrder;
        _tokenizer = Tokenizers.ByName(scorer, options.Tokenize);
        _smoothingValue = options.SmoothingValue ?? (options.Smoothing == BleuSmoothing.Floor ? 0.1 : 1);
        if (!(_smoothingValue >= 0 && double.IsFinite(_smoothingValue)))
        {
            throw new EvalKitException(FaultKind.Usage, FormattableString.Invariant($"Scorer '{scorer}', option 'smoothing_value': expected a number from 0, found {_smoothingValue}."));
        }
    }

    /// <summary>Counts an output against all its references at once.</summary>
    public BleuCounts Count(string output, IReadOnlyList<string> references)
    {
        var vocabulary = new Vocabulary();
        var words = vocabulary.Number(Words(output));
        var accepted = references.Select(r => vocabulary.Number(Words(r))).ToList();
        var matches = NgramMatches.Count(words, accepted, BleuCounts.Longest);
        return new BleuCounts(
            [.. matches.Select(m => (double)m.Clipped)],
            [.. matches.Select(m => (double)m.Output)],
            words.Length,
            accepted.Select(a => a.Length).MinBy(length => (Math.Abs(length - words.Length), length)));
    }

    /// <summary>The score in [0, 1], with its parts.</summary>
    public BleuScore Score(BleuCounts counts)
    {
        var brevity = counts.OutputLength >= counts.ReferenceLength ? 1 : counts.OutputLength > 0 ? Math.Exp(1 - (counts.ReferenceLength / counts.OutputLength)) : 0;
        var precisions = new double[BleuCounts.Longest];
        if (counts.Matches.All(m => m == 0))
        {
            return new BleuScore(0, precisions, brevity);
        }

        var halving = 1.0;
        var order = BleuCounts.Longest;
        for (var n = 0; n < precisions.Length; n++)
        {
            var added = _options.Smoothing == BleuSmoothing.AddK && n > 0 ? _smoothingValue : 0;
            var (matches, total) = (counts.Matches[n] + added, counts.Totals[n] + added);
            if (total == 0)
            {
                break;
            }

            order = _effectiveOrder ? n + 1 : order;
            precisions[n] = matches > 0 ? matches / total
                : _options.Smoothing == BleuSmoothing.Exp ? 1 / ((halving *= 2) * total)
                : _options.Smoothing == BleuSmoothing.Floor ? _smoothingValue / total
                : 0;
        }

        var used = precisions[..order];
        var score = used.Any(p => p == 0) ? 0 : brevity * Math.Exp(used.Sum(Math.Log) / order);
        return new BleuScore(Math.Min(1, score), precisions, brevity);
    }

    /// <summary>How sacreBLEU cites the score.</summary>
    /// <param name="references">How many references each output has; null where that differs.</param>
    public string Signature(int? references)
    {
        var smoothing = _options.Smoothing switch
        {
            BleuSmoothing.Floor => FormattableString.Invariant($"floor[{_smoothingValue:0.00}]"),
            BleuSmoothing.AddK => FormattableString.Invariant($"add-k[{_smoothingValue:0.00}]"),
            BleuSmoothing.None => "none",
            _ => "exp",
        };
        var count = references?.ToString(CultureInfo.InvariantCulture) ?? "var";
        return $"nrefs:{count}|case:{(_options.LowerCase ? "lc" : "mixed")}|eff:{(_effectiveOrder ? "yes" : "no")}|tok:{_tokenizer.Name}|smooth:{smoothing}|version:{ReferenceVersion}";
    }

    private IReadOnlyList<string> Words(string text) => _tokenizer.Split((_options.LowerCase ? LowerCase.Of(text) : text).TrimEnd(WhiteSpace.All));
}
