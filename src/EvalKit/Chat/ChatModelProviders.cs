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
            .Select(a => PackageType.Create<IChatModels>(owner, "chat models", a.TypeName, a.AssemblyName))
            .ToList();
        return models.Count switch
        {
            0 => null,
            1 => models[0],
            _ => new CombinedChatModels(models),
        };
    }
}
