using System.Text;

namespace EvalKit.Scoring;

/// <summary>Each Chinese character as a word, what stands between as by 13a without its entities.</summary>
internal static class ChineseTokens
{
    /// <summary>
    /// The blocks that sacreBLEU's table reaches. Its two ranges beyond U+FFFF are compared as texts of two characters there, so that they reach from U+2001 to U+2A6D
    /// and from U+2F81 to U+2FA1, and no character beyond U+FFFF counts: kept, because equal scores are the purpose.
    /// </summary>
    private static readonly (char First, char Last)[] Blocks =
    [
        ('\u3400', '\u4db5'), ('\u4e00', '\u9fbb'), ('\uf900', '\ufa2d'), ('\ufa30', '\ufa6a'), ('\ufa70', '\ufad9'), ('\u2001', '\u2a6d'), ('\u2f81', '\u2fa1'),
        ('\uff00', '\uffef'), ('\u2e80', '\u2eff'), ('\u3000', '\u303f'), ('\u31c0', '\u31ef'), ('\u2f00', '\u2fdf'), ('\u2ff0', '\u2fff'), ('\u3100', '\u312f'),
        ('\u31a0', '\u31bf'), ('\ufe10', '\ufe1f'), ('\ufe30', '\ufe4f'), ('\u3200', '\u33ff'),
    ];

    public static IReadOnlyList<string> Of(string text)
    {
        var spaced = new StringBuilder(text.Length + 16);
        foreach (var c in WhiteSpace.Trim(text))
        {
            if (IsChinese(c))
            {
                spaced.Append(' ').Append(c).Append(' ');
            }
            else
            {
                spaced.Append(c);
            }
        }

        return Sacre13aTokens.Western(spaced.ToString());
    }

    private static bool IsChinese(char c)
    {
        foreach (var (first, last) in Blocks)
        {
            if (c >= first && c <= last)
            {
                return true;
            }
        }

        return false;
    }
}
