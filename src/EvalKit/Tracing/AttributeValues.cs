using System.Buffers;
using System.Collections;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace EvalKit.Tracing;

/// <summary>Attributes of activities as JSON values, no more and no longer than may be kept. Of a name that is set twice the last value counts.</summary>
/// <param name="textLength">The most UTF-16 units of a text.</param>
/// <param name="isLeftOut">Names of attributes that are left out and not counted; null for none.</param>
internal sealed class AttributeValues(int textLength, Func<string, bool>? isLeftOut = null)
{
    private const string CutMark = "…";

    public CaseFields Read(Activity.Enumerator<KeyValuePair<string, object?>> tags, ref int cut)
    {
        var values = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (ref readonly var tag in tags)
        {
            if (isLeftOut?.Invoke(tag.Key) == true)
            {
                continue;
            }

            if (values.Count == TraceLimits.Attributes && !values.ContainsKey(tag.Key))
            {
                cut++;
                continue;
            }

            if (tag.Key.Length > TraceLimits.NameLength)
            {
                cut++;
                continue;
            }

            values[tag.Key] = Of(tag.Value, ref cut);
        }

        return values.Count == 0 ? CaseFields.Empty : new CaseFields(values);
    }

    /// <summary>A text no longer than is kept where nothing is set. A surrogate pair is not cut in half.</summary>
    public static string CutToDefault(string text, ref int cut) => Cut(text, TraceLimits.TextLength, ref cut);

    /// <summary>A text no longer than may be kept. A surrogate pair is not cut in half.</summary>
    public string Cut(string text, ref int cut) => Cut(text, textLength, ref cut);

    private static string Cut(string text, int most, ref int cut)
    {
        if (text.Length <= most)
        {
            return text;
        }

        cut++;
        return text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)] + CutMark;
    }

    /// <summary>An attribute can be of the app's own type, which may throw when it is read: that is no reason to break the app.</summary>
    private JsonElement Of(object? value, ref int cut)
    {
        try
        {
            return value is ICollection items ? OfItems(items, ref cut) : OfOne(value, ref cut);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            cut++;
            return JsonSerializer.SerializeToElement($"({value?.GetType().FullName} threw {fault.GetType().FullName})");
        }
    }

    private JsonElement OfItems(ICollection items, ref int cut)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartArray();
            var count = 0;
            foreach (var item in items)
            {
                if (++count > TraceLimits.Items || bytes.WrittenCount + writer.BytesPending > textLength)
                {
                    cut++;
                    break;
                }

                OfOne(item, ref cut).WriteTo(writer);
            }

            writer.WriteEndArray();
        }

        return JsonElement.Parse(bytes.WrittenSpan);
    }

    private JsonElement OfOne(object? value, ref int cut) => value switch
    {
        null => JsonSerializer.SerializeToElement<string?>(null),
        string text => JsonSerializer.SerializeToElement(Cut(text, ref cut)),
        bool flag => JsonSerializer.SerializeToElement(flag),
        double number when double.IsFinite(number) => JsonSerializer.SerializeToElement(number),
        float number when float.IsFinite(number) => JsonSerializer.SerializeToElement(number),
        decimal number => JsonSerializer.SerializeToElement(number),
        byte or sbyte or short or ushort or int or uint or long => JsonSerializer.SerializeToElement(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        ulong number => JsonSerializer.SerializeToElement(number),
        IFormattable other => JsonSerializer.SerializeToElement(Cut(other.ToString(null, CultureInfo.InvariantCulture), ref cut)),
        _ => JsonSerializer.SerializeToElement(Cut(value.ToString() ?? "", ref cut)),
    };
}
