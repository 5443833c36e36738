namespace EvalKit.Scoring;

/// <summary>
/// Names a type that makes scorers, so that a test project which references its package can name them in suite files without a line of set-up. A package's MSBuild targets write it
/// into the user's assembly; <see cref="ScorerProviders"/> reads it.
/// </summary>
/// <param name="typeName">Full name of a public type that implements <see cref="IScorerProvider"/>, with a public constructor that takes the user's <see cref="System.Reflection.Assembly"/> or none.</param>
/// <param name="assemblyName">Name of the type's assembly.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class ScorerProviderAttribute(string typeName, string assemblyName) : Attribute
{
    /// <summary>Full name of the type.</summary>
    public string TypeName { get; } = typeName;

    /// <summary>Name of the type's assembly.</summary>
    public string AssemblyName { get; } = assemblyName;
}
