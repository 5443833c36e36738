using System.Security.Cryptography;
using System.Text;

namespace EvalKit.Testing;

/// <summary>The display names of case tests: <c>Method[case-id]</c>.</summary>
public static class CaseNames
{
    private const int LongestId = 80;

    /// <summary>
    /// The name of a case's test: short, one line, ASCII, and without the characters that have a meaning in a test filter or begin a command to a CI system. An id that is not so is cut and cleaned,
    /// and ends in a few digits of its hash so that two ids never share a name.
    /// </summary>
    /// <param name="method">The test method's name.</param>
    /// <param name="caseId">The case.</param>
    public static string Of(string method, string caseId)
    {
        var plain = string.Concat(caseId.Take(LongestId).Select(c => IsPlain(c) ? c : '_')).Replace("##", "__", StringComparison.Ordinal);
        return plain == caseId ? $"{method}[{caseId}]" : $"{method}[{plain}-{ShortHash(caseId)}]";
    }

    private static bool IsPlain(char letter) => letter is >= ' ' and <= '~' and not ('(' or ')' or '&' or '|' or '=' or '!' or '~' or ',' or '\\' or '"');

    private static string ShortHash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..6];
}
