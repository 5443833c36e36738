namespace EvalKit.Scoring;

/// <summary>What a rationale may show of a finding: enough to find it again, not enough to use it.</summary>
internal static class PiiMask
{
    private const int ShownDigits = 2;

    /// <summary>Of an address of e-mail the first letter and the last part of the domain, of an IP address its first digit, of a number its last two characters.</summary>
    public static string Of(PiiKind kind, string value) => kind switch
    {
        PiiKind.Email => $"{First(value)}…@…{value[value.LastIndexOf('.')..]}",
        PiiKind.IpAddress => $"{First(value)}…",
        _ => $"…{value[^ShownDigits..]}",
    };

    private static string First(string value) => value[..(char.IsHighSurrogate(value[0]) && value.Length > 1 ? 2 : 1)];
}
