using System.Globalization;

namespace EvalKit.Scoring;

/// <summary>For libraries that write with the culture of the machine: in Turkish, the type "integer" would be told as "ınteger".</summary>
internal static class InvariantCulture
{
    /// <summary>Runs work that ends where it began, on this thread, with the invariant culture.</summary>
    public static T Run<T>(Func<T> work)
    {
#pragma warning disable RS0030 // The culture is set to the invariant one, which is what the ban is for.
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            return work();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
#pragma warning restore RS0030
    }
}
