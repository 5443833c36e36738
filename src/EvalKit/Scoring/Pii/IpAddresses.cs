using System.Net;
using System.Text.RegularExpressions;

namespace EvalKit.Scoring;

/// <summary>IPv4 and IPv6 addresses. Loopback and unspecified addresses belong to nobody.</summary>
internal static partial class IpAddresses
{
    public static IEnumerable<(int Start, int End)> Find(string text)
    {
        foreach (Match match in Four().Matches(text))
        {
            if (match.Value.Split('.').All(part => part.Length <= 3 && int.Parse(part, System.Globalization.CultureInfo.InvariantCulture) <= byte.MaxValue) && IsSomebodys(match.Value)
                && Surroundings.StandAlone(text, match.Index, match.Index + match.Length))
            {
                yield return (match.Index, match.Index + match.Length);
            }
        }

        foreach (Match match in Six().Matches(text))
        {
            var address = match.Value.EndsWith("::", StringComparison.Ordinal) ? match.Value : match.Value.TrimEnd(':');
            if (address.Length <= LongestSix && address.Any(char.IsAsciiDigit) && IsSomebodys(address) && Surroundings.StandAlone(text, match.Index, match.Index + address.Length))
            {
                yield return (match.Index, match.Index + address.Length);
            }
        }
    }

    private const int LongestSix = 39;

    private static bool IsSomebodys(string text) =>
        IPAddress.TryParse(text, out var address) && !IPAddress.IsLoopback(address) && !address.Equals(IPAddress.Any) && !address.Equals(IPAddress.IPv6Any) && !address.Equals(IPAddress.Broadcast);

    [GeneratedRegex(@"[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Four();

    /// <summary>Anything of hexadecimal digits with two colons in it.</summary>
    [GeneratedRegex("[0-9A-Fa-f]*:[0-9A-Fa-f]*:[0-9A-Fa-f:]*", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Six();
}
