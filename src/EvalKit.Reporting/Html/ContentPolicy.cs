using System.Security.Cryptography;
using System.Text;

namespace EvalKit.Reporting.Html;

/// <summary>The page's content security policy: its own script and style, known by their hashes, and pictures inside the page; nothing else is loaded or run.</summary>
internal static class ContentPolicy
{
    public static string Of(string script, string style) =>
        $"default-src 'none'; script-src '{Hash(script)}'; style-src '{Hash(style)}'; img-src data:; base-uri 'none'; form-action 'none'; "
        + "require-trusted-types-for 'script'; trusted-types 'none'";

    /// <summary>The policy of a page without a script.</summary>
    public static string OfStyle(string style) => $"default-src 'none'; style-src '{Hash(style)}'; base-uri 'none'; form-action 'none'";

    private static string Hash(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
