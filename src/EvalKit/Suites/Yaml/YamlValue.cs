namespace EvalKit.Suites.Yaml;

/// <summary>A node of a suite file, with the place that an error about it names.</summary>
/// <param name="Place">The place, as <c>file:line</c> or <c>--set path</c>.</param>
internal abstract record YamlValue(string Place)
{
    /// <summary>What it is, for messages.</summary>
    public abstract string Shown { get; }
}

/// <summary>A single value.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Text">Its text.</param>
/// <param name="IsQuoted">Whether it was written in quotes or as a block, so that it is a text whatever it looks like.</param>
internal sealed record YamlScalar(string Place, string Text, bool IsQuoted) : YamlValue(Place)
{
    private const int LongestShown = 80;

    public bool IsNull => !IsQuoted && (Text is "" or "~" or "null");

    public override string Shown => IsQuoted ? $"\"{Short}\"" : Text.Length == 0 ? "nothing" : $"'{Short}'";

    private string Short => Text.Length > LongestShown ? Text[..LongestShown] + "…" : Text;
}

/// <summary>A list.</summary>
/// <param name="Place">Where it begins.</param>
/// <param name="Items">Its items.</param>
internal sealed record YamlList(string Place, List<YamlValue> Items) : YamlValue(Place)
{
    public override string Shown => "a list";
}

/// <summary>A map, in the order of the file.</summary>
/// <param name="Place">Where it begins.</param>
/// <param name="Entries">Its entries; keys are unique.</param>
internal sealed record YamlMap(string Place, List<YamlEntry> Entries) : YamlValue(Place)
{
    public override string Shown => "a map";

    public int IndexOf(string key) => Entries.FindIndex(e => e.Key == key);
}

/// <summary>An entry of a map.</summary>
/// <param name="Place">Where its key stands.</param>
/// <param name="Key">The key.</param>
/// <param name="Value">The value.</param>
internal sealed record YamlEntry(string Place, string Key, YamlValue Value);
