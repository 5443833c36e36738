using System.Security.Cryptography;
using System.Text;

namespace EvalKit.Testing;

/// <summary>Ids of tests that stay the same when a case's text, expectations or tags are edited, and from one process to the next.</summary>
public static class TestIds
{
    /// <summary>SHA-256 over the parts, 64 lower-case hexadecimal digits.</summary>
    /// <param name="parts">What makes the test what it is: assembly, class, method, dataset, case or gate.</param>
    public static string Of(params string[] parts) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts))));
}
