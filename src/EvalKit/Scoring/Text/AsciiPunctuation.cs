namespace EvalKit.Scoring;

/// <summary>The 32 punctuation characters of ASCII.</summary>
internal static class AsciiPunctuation
{
    public static bool Is(char c) => c is (>= '!' and <= '/') or (>= ':' and <= '@') or (>= '[' and <= '`') or (>= '{' and <= '~');
}
