using System.Globalization;
using System.Text;

namespace EvalKit.Scoring;

/// <summary>The script of a letter by its place in Unicode's blocks.</summary>
internal static class Scripts
{
    private static readonly (int First, int Last, Script Script)[] Blocks =
    [
        (0x41, 0x24F, Script.Latin), (0x1E00, 0x1EFF, Script.Latin), (0x370, 0x3FF, Script.Greek), (0x1F00, 0x1FFF, Script.Greek), (0x400, 0x52F, Script.Cyrillic),
        (0x590, 0x5FF, Script.Hebrew), (0x600, 0x77F, Script.Arabic), (0xFB50, 0xFDFF, Script.Arabic), (0xFE70, 0xFEFF, Script.Arabic), (0x900, 0x97F, Script.Devanagari),
        (0x980, 0x9FF, Script.Bengali), (0xA80, 0xAFF, Script.Gujarati), (0xB80, 0xBFF, Script.Tamil), (0xE00, 0xE7F, Script.Thai), (0x1100, 0x11FF, Script.Hangul),
        (0xAC00, 0xD7AF, Script.Hangul), (0x3040, 0x30FF, Script.Kana), (0x3400, 0x4DBF, Script.Han), (0x4E00, 0x9FFF, Script.Han), (0x20000, 0x3134F, Script.Han),
    ];

    /// <summary>The script of a letter or of a mark that belongs to one script; null for everything else.</summary>
    public static Script? Of(Rune rune)
    {
        if (!IsWordPart(rune))
        {
            return null;
        }

        foreach (var (first, last, script) in Blocks)
        {
            if (rune.Value >= first && rune.Value <= last)
            {
                return script;
            }
        }

        return Rune.IsLetter(rune) ? Script.Other : null;
    }

    private static bool IsWordPart(Rune rune) => Rune.IsLetter(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
