using System.Reflection;

namespace EvalKit.Chat;

/// <summary>Finds the chat models that an assembly's packages bring; see <see cref="ChatModelProviderAttribute"/>.</summary>
public static class ChatModelProviders
{
    /// <summary>The models of all providers that an assembly names.</summary>
    /// <param name="owner">The user's assembly, such as the test assembly.</param>
    /// <returns>The models; null when the assembly names no provider.</returns>
    /// <exception cref="EvalKitException">A named type cannot be loaded or made.</exception>
    public static IChatModels? Of(Assembly owner)
    {
        var models = owner.GetCustomAttributes<ChatModelProviderAttribute>()
            .DistinctBy(a => (a.TypeName, a.AssemblyName))
            .Select(a => Create(a, owner))
            .ToList();
        return models.Count switch
        {
            0 => null,
            1 => models[0],
            _ => new CombinedChatModels(models),
        };
    }

    private static IChatModels Create(ChatModelProviderAttribute provider, Assembly owner)
    {
        try
        {
            var type = Assembly.Load(new AssemblyName(provider.AssemblyName)).GetType(provider.TypeName, throwOnError: true)!;
            return (IChatModels)(type.GetConstructor([typeof(Assembly)]) is { } constructor ? constructor.Invoke([owner]) : Activator.CreateInstance(type)!);
        }
        catch (Exception exception) when (exception is IOException or BadImageFormatException or TypeLoadException or MissingMethodException or InvalidCastException)
        {
            throw new EvalKitException(
                FaultKind.Usage,
                $"{owner.GetName().Name} names the chat models '{provider.TypeName}' of {provider.AssemblyName}, which cannot be made: {exception.Message} Reference the package {provider.AssemblyName} in the version of EvalKit.",
                exception);
        }
    }
}
