namespace EvalKit.Xunit;

internal static class Assertions
{
    /// <summary>Whether an exception is a failed assertion. Assertion libraries agree on an interface of this name, each with its own copy, so it is known by name.</summary>
    public static bool IsFailed(Exception exception) =>
        exception.GetType().GetInterfaces().Any(i => i.Name == "IAssertionException") || exception.GetType().FullName == "Xunit.Sdk.XunitException";
}
