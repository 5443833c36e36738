using System.Globalization;

namespace EvalKit.TestUtils;

/// <summary>A list of values in one short text: <c>1x110 0x5 err</c> is 110 times 1, 5 times 0, once err.</summary>
public static class RunLength
{
    /// <summary>The values, one a case.</summary>
    public static IReadOnlyList<string> Expand(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(Token)];

    private static IEnumerable<string> Token(string token)
    {
        var times = token.LastIndexOf('x');
        return times > 0 && int.TryParse(token.AsSpan(times + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? Enumerable.Repeat(token[..times], count)
            : [token];
    }
}
