using System.Text;

namespace EvalKit.Scoring;

/// <summary>
/// Lower case by Unicode's mapping without any language, with the two entries of its SpecialCasing table that need no language either: İ becomes two code
/// points, and a capital sigma at the end of a word becomes the final form. (<see cref="string.ToLowerInvariant"/> knows neither.)
/// </summary>
internal static class LowerCase
{
    private const int CapitalSigma = 'Σ', FinalSigma = 'ς', CapitalDottedI = 'İ';
    private const string DottedI = "i\u0307";

    public static string Of(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text.ToLowerInvariant();
        }

        var lower = new StringBuilder(text.Length);
        var afterLetter = false;
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            Rune.DecodeFromUtf16(rest, out var rune, out var length);
            rest = rest[length..];
            switch (rune.Value)
            {
                case CapitalDottedI:
                    lower.Append(DottedI);
                    break;
                case CapitalSigma when afterLetter && !StartsWithLetter(rest):
                    lower.Append((char)FinalSigma);
                    break;
                default:
                    lower.Append(Rune.ToLowerInvariant(rune));
                    break;
            }

            afterLetter = Rune.IsLetter(rune);
        }

        return lower.ToString();
    }

    private static bool StartsWithLetter(ReadOnlySpan<char> text) => Rune.DecodeFromUtf16(text, out var rune, out _) == System.Buffers.OperationStatus.Done && Rune.IsLetter(rune);
}
