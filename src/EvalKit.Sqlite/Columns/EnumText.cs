namespace EvalKit.Sqlite.Columns;

/// <summary>An enum's members in snake_case, as the store spells them.</summary>
internal static class EnumText<T>
    where T : struct, Enum
{
    private static readonly EnumNames Names = new(Enum.GetNames<T>());

    public static string Of(T member) => Names.TextOf(member.ToString());

    public static T Read(string text) => Names.MemberOf(text) is { } member
        ? Enum.Parse<T>(member)
        : throw new InvalidDataException($"The store holds '{text}' where one of {string.Join(", ", Names.Texts)} is expected.");
}
