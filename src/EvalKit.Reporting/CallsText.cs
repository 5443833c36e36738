using System.Globalization;

namespace EvalKit.Reporting;

/// <summary>How many calls are to be made, where some may come on top.</summary>
internal static class CallsText
{
    /// <summary><c>to ask</c>, or <c>to ask in 12 to 96 calls</c>.</summary>
    public static string ToAsk(int calls, int more) =>
        more == 0 ? "to ask" : string.Create(CultureInfo.InvariantCulture, $"to ask in {calls:#,0} to {calls + more:#,0} calls");
}
