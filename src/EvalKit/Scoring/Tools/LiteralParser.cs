using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace EvalKit.Scoring;

/// <summary>
/// Parses lists and maps as Java and JavaScript write them: <c>new ArrayList&lt;&gt;(Arrays.asList("a", 1L))</c>, <c>new int[]{1, 2}</c>,
/// <c>new HashMap&lt;String, Integer&gt;() {{ put("a", 1); }}</c>, <c>Map.of("a", 1)</c>; <c>[1, 'a']</c>, <c>{a: 1, 'b': x}</c>. A bare name is a text.
/// </summary>
internal sealed partial class LiteralParser
{
    private const int Deepest = 32;
    private readonly string _text;
    private readonly bool _java;
    private int _at;

    private LiteralParser(string text, ToolLanguage language)
    {
        _text = text;
        _java = language == ToolLanguage.Java;
    }

    /// <summary>The value of a literal; null when the text is none.</summary>
    public static JsonElement? Parse(string text, ToolLanguage language)
    {
        var parser = new LiteralParser(text, language);
        return parser.TryValue(0, out var value) && parser.AtEnd() ? JsonSerializer.SerializeToElement(value) : null;
    }

    private bool TryValue(int depth, out JsonNode? value)
    {
        value = null;
        if (depth > Deepest || !More())
        {
            return false;
        }

        if (_text[_at] is '"' or '\'')
        {
            return TryQuoted(out var quoted) && (value = JsonValue.Create(quoted)) is not null;
        }

        if (_java && Constructor().Match(_text, _at) is { Success: true } made)
        {
            _at += made.Length;
            return TryConstructed(made.Groups["type"].Value, made.Value[^1], depth, out value);
        }

        return _text[_at] switch
        {
            '[' when !_java => TryList(']', depth, out value),
            '{' => _java ? TryList('}', depth, out value) : TryMap(depth, out value),
            _ => TryWord(out value),
        };
    }

    /// <summary>What stands after <c>new T&lt;…&gt;(</c>, <c>new T[]{</c>, <c>Arrays.asList(</c>, <c>List.of(</c> or <c>Map.of(</c>.</summary>
    private bool TryConstructed(string type, char opened, int depth, out JsonNode? value)
    {
        _at--;
        if (!TryList(opened == '{' ? '}' : ')', depth, out value))
        {
            return false;
        }

        var items = value!.AsArray();
        if (type.Contains("Map", StringComparison.Ordinal) || type.Contains("Hashtable", StringComparison.Ordinal))
        {
            return Take("{{") ? TryCalls("put", depth, out items) && ToMap(items, out value) : ToMap(items, out value);
        }

        if (Take("{{"))
        {
            return TryCalls("add", depth, out items) && (value = items) is not null;
        }

        // new ArrayList<>(Arrays.asList(…)): a list of the one list that it is made of.
        value = type.StartsWith("new", StringComparison.Ordinal) && opened == '(' && items is [JsonArray inner] ? inner.DeepClone() : items;
        return true;
    }

    /// <summary>Calls in an initialiser, <c>put("a", 1); }}</c>: all their arguments in a row.</summary>
    private bool TryCalls(string method, int depth, out JsonArray arguments)
    {
        arguments = [];
        while (!Take("}}"))
        {
            if (!Take(method) || !More() || !TryList(')', depth, out var list))
            {
                return false;
            }

            foreach (var item in list!.AsArray())
            {
                arguments.Add(item?.DeepClone());
            }

            Take(";");
        }

        return true;
    }

    private static bool ToMap(JsonArray items, out JsonNode? value)
    {
        var map = new JsonObject();
        for (var i = 0; i + 1 < items.Count; i += 2)
        {
            map[items[i]?.ToString() ?? "null"] = items[i + 1]?.DeepClone();
        }

        value = map;
        return items.Count % 2 == 0;
    }

    /// <summary>Values between a bracket and its partner, separated by commas.</summary>
    private bool TryList(char end, int depth, out JsonNode? value)
    {
        var list = new JsonArray();
        value = list;
        _at++;
        while (!Take(end.ToString()))
        {
            if ((list.Count > 0 && !Take(",")) || !TryValue(depth + 1, out var item))
            {
                return false;
            }

            list.Add(item);
        }

        return true;
    }

    private bool TryMap(int depth, out JsonNode? value)
    {
        var map = new JsonObject();
        value = map;
        _at++;
        while (!Take("}"))
        {
            if ((map.Count > 0 && !Take(",")) || !TryValue(depth + 1, out var key) || !Take(":") || !TryValue(depth + 1, out var member))
            {
                return false;
            }

            map[key?.ToString() ?? "null"] = member;
        }

        return true;
    }

    private bool TryQuoted(out string text)
    {
        var quote = _text[_at++];
        var read = new StringBuilder();
        while (_at < _text.Length && _text[_at] != quote)
        {
            if (_text[_at] == '\\' && _at + 1 < _text.Length)
            {
                _at++;
                read.Append(_text[_at] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', var other => other });
            }
            else
            {
                read.Append(_text[_at]);
            }

            _at++;
        }

        text = read.ToString();
        return _at++ < _text.Length;
    }

    /// <summary>A number, true, false, null, or a name, up to what cannot be part of one.</summary>
    private bool TryWord(out JsonNode? value)
    {
        var start = _at;
        while (_at < _text.Length && !char.IsWhiteSpace(_text[_at]) && _text[_at] is not (',' or ':' or ';' or '(' or ')' or '[' or ']' or '{' or '}' or '"' or '\''))
        {
            _at++;
        }

        var word = _text[start.._at];
        value = word is "null" or "undefined" ? null
            : word is "true" or "false" ? JsonValue.Create(word == "true")
            : NumberWord().Match(word) is { Success: true } number ? JsonNode.Parse(number.Groups["number"].Value)
            : JsonValue.Create(word);
        return word.Length > 0;
    }

    private bool More()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
        {
            _at++;
        }

        return _at < _text.Length;
    }

    private bool AtEnd() => !More();

    private bool Take(string mark)
    {
        if (!More() || string.CompareOrdinal(_text, _at, mark, 0, mark.Length) != 0)
        {
            return false;
        }

        _at += mark.Length;
        return true;
    }

    [GeneratedRegex(@"\G(?<type>new\s+[A-Za-z_.]+|Arrays\.asList|List\.of|Set\.of|Map\.of)\s*(<[A-Za-z_., <>\[\]]*>)?\s*(\[\s*\])?\s*[({]", RegexOptions.CultureInvariant)]
    private static partial Regex Constructor();

    [GeneratedRegex(@"\A(?<number>-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?)[lLfFdDn]?\z", RegexOptions.CultureInvariant)]
    private static partial Regex NumberWord();
}
