using System.Net;
using System.Reflection;

namespace EvalKit.Chat;

/// <summary>
/// The HTTP status in an exception of a client that EvalKit does not know. SDKs have exceptions of their own and EvalKit references none of them, so it is read from a property named <c>Status</c> or
/// <c>StatusCode</c>, as System.ClientModel, Azure.Core, HttpClient and the Anthropic client call it.
/// </summary>
internal static class ExceptionStatus
{
    /// <summary>The status; null where the exception tells none.</summary>
    public static int? Of(Exception exception) => NumberOf(ValueOf(exception, "Status")) ?? NumberOf(ValueOf(exception, "StatusCode"));

    private static int? NumberOf(object? value) => value switch
    {
        int status and > 0 => status,
        HttpStatusCode status => (int)status,
        _ => null,
    };

    /// <summary>The property's value; null where it cannot be had: nothing is to be lost because an exception is an odd one.</summary>
    private static object? ValueOf(Exception exception, string property)
    {
        try
        {
            return exception.GetType().GetProperty(property)?.GetValue(exception);
        }
        catch (Exception odd) when (odd is AmbiguousMatchException or TargetInvocationException or TargetParameterCountException or ArgumentException)
        {
            return null;
        }
    }
}
