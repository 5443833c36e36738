using EvalKit.Cli.Browsing;

namespace EvalKit.Cli.Tests.Browsing;

/// <summary>Types keys at a state, and reads its screen.</summary>
internal static class BrowserText
{
    public static BrowserState Type(this BrowserState state, string keys) => keys.Aggregate(state, (s, c) => BrowserKeys.Apply(s, Key(c)));

    public static BrowserState Press(this BrowserState state, ConsoleKey key) => BrowserKeys.Apply(state, new ConsoleKeyInfo('\0', key, false, false, false));

    public static ConsoleKeyInfo Key(char character) => new(character, character == '\r' ? ConsoleKey.Enter : default, false, false, false);

    /// <summary>The screen's lines without spaces at their ends.</summary>
    public static IReadOnlyList<string> Screen(this BrowserState state) => [.. BrowserScreen.Render(state).Select(l => l.Plain.TrimEnd())];

    public static string Title(this BrowserState state) => state.Screen()[0];

    public static string CursorLine(this BrowserState state) => BrowserScreen.Render(state).Single(l => l.IsCursor).Plain;
}
