using Xunit.Abstractions;
using Xunit.Sdk;

namespace EvalKit.Xunit;

internal static class TestCaseExtensions
{
    /// <summary>The assembly's name without version, so that ids outlive one.</summary>
    public static string AssemblyName(this ITestCase testCase)
    {
        var assembly = testCase.TestMethod.TestClass.TestCollection.TestAssembly.Assembly;
        return assembly is IReflectionAssemblyInfo { Assembly: var loaded } ? loaded.GetName().Name! : assembly.Name;
    }

    /// <summary>Adds a value to a trait, which may have several.</summary>
    public static void AddTrait(this ITestCase testCase, string name, string value)
    {
        if (!testCase.Traits.TryGetValue(name, out var values))
        {
            testCase.Traits[name] = values = [];
        }

        values.Add(value);
    }

    /// <summary>Whether these are the tests of gates, which need neither the class nor its fixtures.</summary>
    public static bool AreGates(this IEnumerable<IXunitTestCase> testCases) => testCases.All(c => c is EvalGateTestCase);
}
