using System.Security.Cryptography;
using System.Text;

namespace EvalKit.Testing;

/// <summary>
/// The session that the test projects of one <c>dotnet test</c> share: each is a process of its own, and all the build targets of EvalKit.Xunit can tell them is the
/// id of the invocation that started them.
/// </summary>
internal static class InvocationSession
{
    /// <summary>The environment variable that the build targets give to the test host. Not a setting: nobody sets it by hand.</summary>
    public const string Variable = "EVALKIT_TEST_INVOCATION";

    private const int UuidBytes = 16;

    /// <summary>The session's id: a UUID of version 8, made of the invocation's; null when the tests were not started by the build targets.</summary>
    public static string? IdOf(Func<string, string?> environment)
    {
        if (environment(Variable) is not { Length: > 0 } invocation)
        {
            return null;
        }

        Span<byte> bytes = SHA256.HashData(Encoding.UTF8.GetBytes(invocation));
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes[..UuidBytes], bigEndian: true).ToString();
    }
}
