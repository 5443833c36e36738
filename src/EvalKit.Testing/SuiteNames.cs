using System.Text;

namespace EvalKit.Testing;

/// <summary>The name of a suite that was given none.</summary>
internal static class SuiteNames
{
    /// <summary>The file's name without its extension, in lower case, with <c>-</c> for whatever a suite's name must not have.</summary>
    public static string Of(string datasetPath)
    {
        var name = new StringBuilder();
        foreach (var letter in Path.GetFileNameWithoutExtension(datasetPath).ToLowerInvariant())
        {
            name.Append(char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' ? letter : '-');
        }

        return name.ToString();
    }
}
