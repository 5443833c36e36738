using System.Text;

namespace EvalKit.Suites.Apps;

/// <summary>Splits a command that is written as one text: at blanks, with single or double quotes around a part that holds some. No shell sees it.</summary>
internal static class CommandLine
{
    public static IReadOnlyList<string> Split(string text)
    {
        var parts = new List<string>();
        var part = new StringBuilder();
        var (inPart, quote) = (false, '\0');
        foreach (var c in text)
        {
            if (quote != '\0' ? c == quote : c is '"' or '\'')
            {
                quote = quote == '\0' ? c : '\0';
                inPart = true;
            }
            else if (quote == '\0' && char.IsWhiteSpace(c))
            {
                Add();
            }
            else
            {
                part.Append(c);
                inPart = true;
            }
        }

        Add();
        return quote == '\0' ? parts : throw new EvalKitException(FaultKind.Usage, $"The command has a quote ({quote}) that is never closed: {text}. Close it, or write the command as a list.");

        void Add()
        {
            if (inPart)
            {
                parts.Add(part.ToString());
            }

            part.Clear();
            inPart = false;
        }
    }
}
