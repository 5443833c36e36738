using System.Text;

namespace EvalKit.Cli.Browsing;

/// <summary>The clipboard of the reader's own terminal, over a remote connection too (OSC 52). A terminal that does not know it shows nothing.</summary>
internal static class Clipboard
{
    /// <summary>What a terminal is sent to take a text. As Base64 no character of the text is a control.</summary>
    public static string Sequence(string text) => $"\u001b]52;c;{Convert.ToBase64String(Encoding.UTF8.GetBytes(text))}\u0007";
}
