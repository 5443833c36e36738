using System.Reflection;
using EvalKit.Reporting;

namespace EvalKit.Testing;

/// <summary>What a test method declares about its evaluation, in no test framework's words. Immutable.</summary>
public sealed record EvaluationDeclaration
{
    /// <summary>The test method: the app.</summary>
    public required MethodInfo Method { get; init; }

    /// <summary>The project that relative paths start from.</summary>
    public required TestProject Project { get; init; }

    /// <summary>The dataset's path; null when <see cref="SuiteFile"/> names the dataset.</summary>
    public string? Dataset { get; init; }

    /// <summary>The suite file's path; null when the suite is configured in code.</summary>
    public string? SuiteFile { get; init; }

    /// <summary>The suite's name; null for the suite file's, else one made of the dataset's file name.</summary>
    public string? Name { get; init; }

    /// <summary>Overrides <see cref="RunSettings.Concurrency"/>; null to leave it.</summary>
    public int? Concurrency { get; init; }

    /// <summary>Overrides <see cref="RunSettings.Repeats"/>; null to leave it.</summary>
    public int? Repeats { get; init; }

    /// <summary>Overrides <see cref="RunSettings.Timeout"/>; null to leave it.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Adds scorers and gates; null when the suite file has them all.</summary>
    public Action<EvalSuite>? Configure { get; init; }

    /// <summary>Where the method is declared; null when that is not known.</summary>
    public SourceLocation? Source { get; init; }

    /// <summary>Class and method, as messages show them.</summary>
    public string MethodName => $"{Method.ReflectedType?.Name}.{Method.Name}";
}
