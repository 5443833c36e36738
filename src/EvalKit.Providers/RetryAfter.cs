using System.ClientModel.Primitives;
using System.Globalization;

namespace EvalKit.Providers;

/// <summary>Reads how long a server asks to wait.</summary>
internal static class RetryAfter
{
    /// <summary>The header's seconds; null when it is absent or a date, for which the client's own wait does.</summary>
    public static TimeSpan? Of(PipelineResponse? response) =>
        response is not null
        && response.Headers.TryGetValue("Retry-After", out var text)
        && double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
        && seconds <= TimeSpan.MaxValue.TotalSeconds / 2
            ? TimeSpan.FromSeconds(seconds)
            : null;
}
