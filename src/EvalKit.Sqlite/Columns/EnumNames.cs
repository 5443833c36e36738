using System.Text.Json;

namespace EvalKit.Sqlite.Columns;

/// <summary>The names of an enum's members in both spellings. Apart from the enum's type, so that the code of it is compiled once and not for each enum.</summary>
internal sealed class EnumNames
{
    private readonly Dictionary<string, string> _texts;
    private readonly Dictionary<string, string> _members;

    public EnumNames(IReadOnlyList<string> members)
    {
        _texts = members.ToDictionary(m => m, JsonNamingPolicy.SnakeCaseLower.ConvertName, StringComparer.Ordinal);
        _members = _texts.ToDictionary(t => t.Value, t => t.Key, StringComparer.Ordinal);
    }

    /// <summary>All members in snake_case.</summary>
    public IReadOnlyCollection<string> Texts => _texts.Values;

    public string TextOf(string member) => _texts[member];

    /// <summary>The member that the store spells so; null when there is none.</summary>
    public string? MemberOf(string text) => _members.GetValueOrDefault(text);
}
