namespace EvalKit.Chat;

/// <summary>
/// Names a type that makes chat clients, so that a test project which references its package needs no line of set-up. A package's MSBuild targets
/// write it into the user's assembly; <see cref="ChatModelProviders"/> reads it.
/// </summary>
/// <param name="typeName">Full name of a public type that implements <see cref="IChatModels"/>, with a public constructor that takes the user's <see cref="System.Reflection.Assembly"/> or none.</param>
/// <param name="assemblyName">Name of the type's assembly.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class ChatModelProviderAttribute(string typeName, string assemblyName) : Attribute
{
    /// <summary>Full name of the type.</summary>
    public string TypeName { get; } = typeName;

    /// <summary>Name of the type's assembly.</summary>
    public string AssemblyName { get; } = assemblyName;
}
