using System.Text.Json;

namespace EvalKit.Scoring;

/// <summary>
/// Whether a value is one of those that are allowed, as the checker of the Berkeley Function Calling Leaderboard decides it (Patil et al. 2025). First the type:
/// the declared one, or that of the allowed values, which is how a variable's name stands where a number is declared. Then the value: texts without regard to case,
/// blanks and the marks , . / - _ * ^; maps and lists of maps member by member; all else equal.
/// </summary>
internal static class AllowedValues
{
    /// <summary>The allowed values: the items of a list; a value that is no list is the only one.</summary>
    public static IReadOnlyList<JsonElement> Of(JsonElement values) => values.ValueKind == JsonValueKind.Array ? [.. values.EnumerateArray()] : [values];

    /// <summary>Whether the allowed value says that the argument may be left out.</summary>
    public static bool IsAbsence(JsonElement allowed) => allowed.ValueKind == JsonValueKind.String && allowed.ValueEquals(""u8);

    public static bool Allow(IReadOnlyList<JsonElement> allowed, JsonElement given, ArgumentType type, ToolLanguage language)
    {
        var value = language == ToolLanguage.Python ? given : SourceLiteral.Read(given, type, language);
        var shape = ArgumentType.ShapeOf(value);
        ValueShape? usual = allowed.Where(a => !IsAbsence(a)).Select(a => (ValueShape?)ArgumentType.ShapeOf(a)).FirstOrDefault();
        var declared = type.Shape ?? usual ?? shape;
        if (Is(shape, declared) && (usual is null || Is(usual, declared)))
        {
            return AllowOfType(allowed, value, declared, type.Item);
        }

        // A variable stands for a value: its name is compared letter by letter.
        return (Is(shape, declared) || shape == usual) && allowed.Any(a => JsonElement.DeepEquals(a, value));
    }

    private static bool AllowOfType(IReadOnlyList<JsonElement> allowed, JsonElement value, ValueShape shape, ArgumentType? item) => shape switch
    {
        ValueShape.Text => allowed.Any(a => IsAbsence(a) ? IsAbsence(value) : AreSame(a, value)),
        ValueShape.Map => allowed.Any(a => AllowMap(a, value)),
        ValueShape.List when item?.Shape == ValueShape.Map => allowed.Any(a => AllowMaps(a, value)),
        ValueShape.List => allowed.Any(a => a.ValueKind == JsonValueKind.Array && HasItemsOf(item?.Shape, a, value) && AreSame(a, value)),
        _ => allowed.Any(a => JsonElement.DeepEquals(a, value)),
    };

    /// <summary>Whether each item is of the declared type, or of that of the allowed items.</summary>
    private static bool HasItemsOf(ValueShape? declared, JsonElement allowed, JsonElement value)
    {
        ValueShape? usual = allowed.GetArrayLength() == 0 ? null : ArgumentType.ShapeOf(allowed[0]);
        return declared is null || value.EnumerateArray().Select(ArgumentType.ShapeOf).All(s => Is(s, declared) || s == usual);
    }

    /// <summary>Whether each member is one of those that are allowed for it, none is missing that must be there, and none is there that is not allowed.</summary>
    private static bool AllowMap(JsonElement allowed, JsonElement value) =>
        allowed.ValueKind == JsonValueKind.Object
        && value.ValueKind == JsonValueKind.Object
        && value.EnumerateObject().All(m => allowed.TryGetProperty(m.Name, out var values) && Of(values).Any(a => AreSame(a, m.Value)))
        && allowed.EnumerateObject().All(m => value.TryGetProperty(m.Name, out _) || Of(m.Value).Any(IsAbsence));

    private static bool AllowMaps(JsonElement allowed, JsonElement value) =>
        allowed.ValueKind == JsonValueKind.Array
        && allowed.GetArrayLength() == value.GetArrayLength()
        && allowed.EnumerateArray().Zip(value.EnumerateArray()).All(pair => AllowMap(pair.First, pair.Second));

    /// <summary>Equal, texts after standardisation, at any depth of lists.</summary>
    private static bool AreSame(JsonElement allowed, JsonElement value) => (allowed.ValueKind, value.ValueKind) switch
    {
        (JsonValueKind.String, JsonValueKind.String) => string.Equals(Standard(allowed.GetString()!), Standard(value.GetString()!), StringComparison.Ordinal),
        (JsonValueKind.Array, JsonValueKind.Array) =>
            allowed.GetArrayLength() == value.GetArrayLength() && allowed.EnumerateArray().Zip(value.EnumerateArray()).All(pair => AreSame(pair.First, pair.Second)),
        _ => JsonElement.DeepEquals(allowed, value),
    };

    /// <summary>A text without the marks that do not count, in lower case, with one kind of quotation mark.</summary>
    private static string Standard(string text) =>
        LowerCase.Of(string.Concat(text.Where(c => c is not (' ' or ',' or '.' or '/' or '-' or '_' or '*' or '^')))).Replace('\'', '"');

    /// <summary>Whether values of one type pass for another: a whole number is a float too.</summary>
    private static bool Is(ValueShape? shape, ValueShape? wanted) => shape == wanted || (shape == ValueShape.Integer && wanted == ValueShape.Float);
}
