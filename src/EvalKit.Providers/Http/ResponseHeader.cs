using System.Globalization;

namespace EvalKit.Providers.Http;

/// <summary>Reads single headers of a reply.</summary>
internal static class ResponseHeader
{
    /// <summary>The header's first value; null when it is absent.</summary>
    public static string? Text(HttpResponseMessage response, string name) =>
        response.Headers.NonValidated.TryGetValues(name, out var values) ? values.ToString().Trim() : null;

    /// <summary>The header as a number that is not negative; null when it is absent or none.</summary>
    public static double? Number(HttpResponseMessage response, string name) =>
        Text(response, name) is { } text && double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : null;
}
