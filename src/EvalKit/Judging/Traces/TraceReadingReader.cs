using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using EvalKit.Scoring;

namespace EvalKit.Judging;

/// <summary>Reads how a judge reads traces, of a judge file's front matter or of a suite file's options. What is not named keeps its value.</summary>
/// <param name="text">Gives the text of a key; null where it is not named.</param>
/// <param name="fault">Makes the exception that names a key and what is wrong with it.</param>
internal sealed class TraceReadingReader(Func<string, string?> text, Func<string, string, EvalKitException> fault)
{
    public const string Section = "trace";
    public const string ViewKey = "view";
    public const string CallsKey = "calls";
    public const string ReplyCharactersKey = "reply_characters";
    public const string CharactersKey = "characters";
    public const string DurationsKey = "durations";

    /// <summary>One to read and one for the verdict.</summary>
    public const int LeastCalls = 2;

    /// <summary>More is a loop that does not end, not a judgement.</summary>
    public const int MostCalls = 50;

    /// <summary>A span's line and a note on how to go on fit in.</summary>
    public const int LeastCharacters = 500;

    /// <summary>More fits into no model's context beside the rest of the prompt.</summary>
    public const int MostCharacters = 500_000;

    public static readonly string[] Keys = [ViewKey, CallsKey, ReplyCharactersKey, CharactersKey, DurationsKey];

    public static string NameOf(TraceView view) => JsonNamingPolicy.SnakeCaseLower.ConvertName(view.ToString());

    /// <summary>Reads the section <c>trace</c> of front matter.</summary>
    public static TraceReading Read(FrontMatter front, IReadOnlyList<string> needs)
    {
        if (front.Has(Section) && !needs.Contains(Needs.Trace, StringComparer.Ordinal))
        {
            throw front.Fault(Section, $"'{Section}' says how a trace is read, and '{Needs.Trace}' is not among the needs");
        }

        var section = front.Section(Section);
        section.AllowOnly(Keys);
        return new TraceReadingReader(section.Text, section.Fault).Read(TraceReading.Default);
    }

    /// <summary>The judge with the option <c>trace</c> of a suite file.</summary>
    public static JudgeFile Apply(JudgeFile judge, JsonNode? option) => option switch
    {
        null => judge,
        JsonObject when !judge.ReadsTrace => throw Fault(Section, $"'{judge.Name}' reads no trace: only one whose file has {Needs.Trace} among its needs does"),
        JsonObject options when options.FirstOrDefault(o => !Keys.Contains(o.Key, StringComparer.Ordinal)) is { Key: { } unknown } =>
            throw new EvalKitException(FaultKind.Usage, $"Unknown key '{unknown}' in the option '{Section}' of a judge.{NearestNames.Hint(unknown, Keys)} Expected {string.Join(", ", Keys)}."),
        JsonObject options => judge with { Trace = new TraceReadingReader(name => options[name] is { } value ? value.ToString() : null, Fault).Read(judge.Trace) },
        _ => throw Fault(Section, $"must be a mapping of {string.Join(", ", Keys)} to values, found {option.ToJsonString()}"),
    };

    /// <summary>Checks what no reader has seen.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static void Check(TraceReading trace)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trace.Calls, LeastCalls, nameof(trace));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(trace.Calls, MostCalls, nameof(trace));
        ArgumentOutOfRangeException.ThrowIfLessThan(trace.ReplyCharacters, LeastCharacters, nameof(trace));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(trace.ReplyCharacters, MostCharacters, nameof(trace));
        ArgumentOutOfRangeException.ThrowIfLessThan(trace.Characters, LeastCharacters, nameof(trace));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(trace.Characters, MostCharacters, nameof(trace));
    }

    private static EvalKitException Fault(string name, string message) => new(FaultKind.Usage, $"The option '{name}' of a judge: {message}.");

    private TraceReading Read(TraceReading before) => before with
    {
        View = ReadView() ?? before.View,
        Calls = Whole(CallsKey, LeastCalls, MostCalls) ?? before.Calls,
        ReplyCharacters = Whole(ReplyCharactersKey, LeastCharacters, MostCharacters) ?? before.ReplyCharacters,
        Characters = Whole(CharactersKey, LeastCharacters, MostCharacters) ?? before.Characters,
        Durations = text(DurationsKey) switch
        {
            null => before.Durations,
            "true" => true,
            "false" => false,
            var other => throw fault(DurationsKey, $"'{DurationsKey}' must be true or false, found '{other}'"),
        },
    };

    private TraceView? ReadView()
    {
        if (text(ViewKey) is not { } name)
        {
            return null;
        }

        var views = Enum.GetValues<TraceView>();
        return views.Any(v => NameOf(v) == name)
            ? views.Single(v => NameOf(v) == name)
            : throw fault(ViewKey, $"'{ViewKey}' must be {string.Join(", ", views.Select(NameOf))}, found '{name}'");
    }

    private int? Whole(string key, int minimum, int maximum) => text(key) is not { } written
        ? null
        : int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= minimum && number <= maximum
            ? number
            : throw fault(key, string.Create(CultureInfo.InvariantCulture, $"'{key}' must be a whole number from {minimum} to {maximum}, found '{written}'"));
}
