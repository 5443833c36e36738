using System.Text.RegularExpressions;

namespace EvalKit.Reporting.Tests.Ci;

/// <summary>Reads a line of a log as the agents of GitHub and Azure DevOps do, from their documented grammar.</summary>
internal static partial class CommandLineReader
{
    /// <summary>The command of GitHub that a line is; null for ordinary text.</summary>
    public static (string Name, Dictionary<string, string> Properties, string Data)? GitHub(string line)
    {
        if (GitHubCommand().Match(line) is not { Success: true } match)
        {
            return null;
        }

        var properties = match.Groups[2].Value.Trim().Split(',', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=', 2))
            .ToDictionary(p => p[0], p => Unescape(p[1], ("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")), StringComparer.Ordinal);
        return (match.Groups[1].Value, properties, Unescape(match.Groups[3].Value, ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")));
    }

    /// <summary>The command of Azure DevOps that a line holds, anywhere in it; null for ordinary text.</summary>
    public static (string Name, Dictionary<string, string> Properties, string Data)? Azure(string line)
    {
        if (AzureCommand().Match(line) is not { Success: true } match)
        {
            return null;
        }

        var properties = match.Groups[2].Value.Trim().Split(';', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=', 2))
            .ToDictionary(p => p[0], p => Unescape(p[1], ("%0D", "\r"), ("%0A", "\n"), ("%3B", ";"), ("%5D", "]"), ("%AZP25", "%")), StringComparer.Ordinal);
        return (match.Groups[1].Value, properties, Unescape(match.Groups[3].Value, ("%0D", "\r"), ("%0A", "\n"), ("%AZP25", "%")));
    }

    private static string Unescape(string text, params (string From, string To)[] escapes) => escapes.Aggregate(text, (t, e) => t.Replace(e.From, e.To, StringComparison.Ordinal));

    [GeneratedRegex(@"^\s*::([a-z-]+)( .*?)?::(.*)$")]
    private static partial Regex GitHubCommand();

    [GeneratedRegex(@"##vso\[([a-z.]+)( [^\]]*)?\](.*)$")]
    private static partial Regex AzureCommand();
}
