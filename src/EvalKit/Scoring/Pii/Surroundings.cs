namespace EvalKit.Scoring;

/// <summary>Whether a piece of text stands by itself, or is part of a longer word or number.</summary>
internal static class Surroundings
{
    /// <summary>No letter or digit touches it, nor a digit behind a point or hyphen, which would make a longer number of it.</summary>
    public static bool StandAlone(string text, int start, int end) => IsFree(text, start - 1, -1) && IsFree(text, end, 1);

    private static bool IsFree(string text, int place, int step)
    {
        if (place < 0 || place >= text.Length)
        {
            return true;
        }

        var next = place + step;
        return !char.IsLetterOrDigit(text[place])
            && !(text[place] is '.' or '-' && next >= 0 && next < text.Length && char.IsAsciiDigit(text[next]));
    }
}
