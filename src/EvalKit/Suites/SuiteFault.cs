namespace EvalKit.Suites;

/// <summary>Makes the errors of suite files: place first, then expected, found, next step.</summary>
internal static class SuiteFault
{
    public static EvalKitException At(string place, string message, Exception? inner = null) => new(FaultKind.Usage, $"{place}: {message}", inner);

    /// <summary>An error of another room, with the place in front.</summary>
    public static EvalKitException At(string place, EvalKitException inner) => new(inner.Kind, $"{place}: {inner.Message}", inner);
}
