using System.Reflection;

namespace EvalKit;

/// <summary>Makes what a package brings and an attribute of the user's assembly names, so that nobody writes a line of set-up.</summary>
internal static class PackageType
{
    /// <summary>Makes an object of the type.</summary>
    /// <param name="owner">The user's assembly.</param>
    /// <param name="what">What the type makes, for the message.</param>
    /// <param name="typeName">Full name of a type with a public constructor that takes the user's assembly, or none.</param>
    /// <param name="assemblyName">Name of the type's assembly.</param>
    /// <exception cref="EvalKitException">The type cannot be loaded or made.</exception>
    public static T Create<T>(Assembly owner, string what, string typeName, string assemblyName)
    {
        try
        {
            var type = Assembly.Load(new AssemblyName(assemblyName)).GetType(typeName, throwOnError: true)!;
            return (T)(type.GetConstructor([typeof(Assembly)]) is { } constructor ? constructor.Invoke([owner]) : Activator.CreateInstance(type)!);
        }
        catch (Exception exception) when (exception is IOException or BadImageFormatException or TypeLoadException or MissingMethodException or InvalidCastException)
        {
            throw new EvalKitException(
                FaultKind.Usage,
                $"{owner.GetName().Name} names the {what} '{typeName}' of {assemblyName}, which cannot be made: {exception.Message} Reference the package {assemblyName} in the version of EvalKit.",
                exception);
        }
    }
}
