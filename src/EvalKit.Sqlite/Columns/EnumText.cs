using System.Collections.Frozen;
using System.Text.Json;

namespace EvalKit.Sqlite.Columns;

/// <summary>An enum's members in snake_case, as the store spells them.</summary>
internal static class EnumText<T>
    where T : struct, Enum
{
    private static readonly FrozenDictionary<T, string> Names = Enum.GetValues<T>().ToFrozenDictionary(v => v, v => JsonNamingPolicy.SnakeCaseLower.ConvertName(v.ToString()));
    private static readonly FrozenDictionary<string, T> Members = Names.ToFrozenDictionary(n => n.Value, n => n.Key, StringComparer.Ordinal);

    public static string Of(T member) => Names[member];

    public static T Read(string text) => Members.TryGetValue(text, out var member)
        ? member
        : throw new InvalidDataException($"The store holds '{text}' where one of {string.Join(", ", Members.Keys)} is expected.");
}
