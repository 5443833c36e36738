using System.Reflection;
using EvalKit.Reporting;
using EvalKit.Testing;

namespace EvalKit.Xunit;

/// <summary>Reads what an <see cref="EvalTheoryAttribute"/> method declares.</summary>
internal static class Declarations
{
    private static readonly MethodInfo ConfigureOf = typeof(Declarations).GetMethod(nameof(Configure), BindingFlags.NonPublic | BindingFlags.Static)!;

    public static EvaluationDeclaration Of(Type testClass, MethodInfo method)
    {
        var attribute = method.GetCustomAttribute<EvalTheoryAttribute>()!;
        return new EvaluationDeclaration
        {
            Method = method,
            Project = TestProject.Of(testClass.Assembly),
            Dataset = attribute.Dataset,
            SuiteFile = attribute.Suite,
            Name = attribute.Name,
            Source = attribute.SourceFile.Length > 0 ? new SourceLocation(attribute.SourceFile, Set(attribute.SourceLine)) : null,
            Concurrency = Set(attribute.Concurrency),
            Repeats = Set(attribute.Repeats),
            Timeout = Set(attribute.Timeout) is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null,
            Configure = typeof(IEvaluation).IsAssignableFrom(testClass) ? ConfigureOf.MakeGenericMethod(testClass).CreateDelegate<Action<EvalSuite>>() : null,
        };
    }

    /// <summary>Attributes cannot hold a nullable number: 0 means not set.</summary>
    private static int? Set(int value) => value == 0 ? null : value;

    private static void Configure<TEvaluation>(EvalSuite suite)
        where TEvaluation : IEvaluation => TEvaluation.Configure(suite);
}
