using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace EvalKit.Providers;

/// <summary>Reads .NET user secrets, which lie outside the repository.</summary>
internal static class UserSecrets
{
    /// <summary>A reader of an assembly's secrets; the file is read at the first question. An assembly without <c>UserSecretsId</c> has none.</summary>
    public static Func<string, string?> Of(Assembly? owner)
    {
        var secrets = new Lazy<IConfigurationRoot?>(() => owner is null ? null : new ConfigurationBuilder().AddUserSecrets(owner, optional: true).Build());
        return name => secrets.Value?[name];
    }
}
