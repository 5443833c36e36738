namespace EvalKit.Redaction;

/// <summary>Finds passwords in addresses: <c>https://user:password@host</c>. A character is looked at twice at most.</summary>
internal static class UrlPasswords
{
    /// <summary>Without it there is no address.</summary>
    public const string Hint = "://";

    public static void Find(string text, List<SecretSpan> found)
    {
        for (var at = text.IndexOf(Hint, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Hint, at, StringComparison.Ordinal))
        {
            at += Hint.Length;
            at = EndOf(text, at, IsOfUser);
            if (at == text.Length || text[at] != ':')
            {
                continue;
            }

            // A password may hold an at sign itself: the last one ends it.
            var start = at + 1;
            var end = EndOf(text, start, IsOfPassword);
            var length = text.AsSpan(start, end - start).LastIndexOf('@');
            if (length > 0 && Accepts(text.AsSpan(start, length)))
            {
                found.Add(new SecretSpan(start, start + length, SecretLabels.UrlPassword));
            }
        }
    }

    private static int EndOf(string text, int from, Func<char, bool> isPart)
    {
        var end = from;
        while (end < text.Length && isPart(text[end]))
        {
            end++;
        }

        return end;
    }

    private static bool IsOfUser(char character) => character is not (':' or '@') && IsOfPassword(character);

    private static bool IsOfPassword(char character) => character is not ('/' or '?' or '#' or '"' or '\'' or '<' or '>') && !char.IsWhiteSpace(character);

    private static bool Accepts(ReadOnlySpan<char> secret) => secret is not ("password" or "pass") && secret[0] != '{' && !SecretValues.IsVariable(secret);
}
