using System.Security.Cryptography;
using System.Text;

namespace EvalKit.Reporting.Ci;

/// <summary>File names made of texts that others chose.</summary>
internal static class FileNames
{
    private const int LongestName = 80;
    private const int HashLength = 8;

    /// <summary>The text itself where it is a plain name, else what is plain of it and a few digits of its hash; it is never a path.</summary>
    public static string Of(string text)
    {
        var plain = string.Concat(text.Take(LongestName).Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '_'));
        return plain == text && text.Length > 0 && text[0] != '.' ? text : $"{plain.TrimStart('.')}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..HashLength]}";
    }
}
