using System.Globalization;

namespace EvalKit.Scoring;

/// <summary>TER with its options.</summary>
internal sealed class TerMeasure(TerOptions options)
{
    /// <summary>The version of sacreBLEU that the values equal.</summary>
    private const string ReferenceVersion = "2.6.0";

    /// <summary>Counts an output against all its references: the edits of the nearest, the mean length of all.</summary>
    /// <exception cref="EvalKitException">The texts are too long.</exception>
    public TerCounts Count(string output, IReadOnlyList<string> references)
    {
        var vocabulary = new Vocabulary();
        var given = vocabulary.Number(TercomTokens.Of(output, options));
        var wanted = references.Select(r => vocabulary.Number(TercomTokens.Of(r, options))).ToList();
        return new TerCounts(wanted.Min(w => TranslationEdits.Count(given, w)), wanted.Average(w => w.Length));
    }

    /// <summary>How sacreBLEU cites the score.</summary>
    /// <param name="references">How many references each output has; null where that differs.</param>
    public string Signature(int? references)
    {
        var count = references?.ToString(CultureInfo.InvariantCulture) ?? "var";
        var letters = options.CaseSensitive ? "mixed" : "lc";
        return $"nrefs:{count}|case:{letters}|tok:tercom|norm:{YesNo(options.Normalized)}|punct:{YesNo(!options.NoPunct)}|asian:{YesNo(options.AsianSupport)}|version:{ReferenceVersion}";
    }

    private static string YesNo(bool value) => value ? "yes" : "no";
}
