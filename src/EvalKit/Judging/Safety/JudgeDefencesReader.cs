using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using EvalKit.Prompts;

namespace EvalKit.Judging.Safety;

/// <summary>Reads defences of a judge file's front matter or of a suite file's options. What is not named keeps its value.</summary>
/// <param name="text">Gives the text of a key; null where it is not named.</param>
/// <param name="fault">Makes the exception that names a key and what is wrong with it.</param>
internal sealed class JudgeDefencesReader(Func<string, string?> text, Func<string, string, EvalKitException> fault)
{
    public const string Section = "defences";
    public const string SpotlightingKey = "spotlighting";
    public const string NormalizeKey = "normalize";
    public const string RoleTokensKey = "role_tokens";
    public const string MaxCharactersKey = "max_characters";
    public const string NonceKey = "nonce";
    public const string TrivialAnswersKey = "trivial_answers";
    public const string MinTokensKey = "min_tokens";
    public const string CounterfactualKey = "counterfactual";

    /// <summary>The shortest limit: a marker and some text on both of its sides must fit in.</summary>
    public const int LeastCharacters = 100;

    public static readonly string[] Keys =
        [SpotlightingKey, NormalizeKey, RoleTokensKey, MaxCharactersKey, NonceKey, TrivialAnswersKey, MinTokensKey, CounterfactualKey];

    public static string NameOf(Spotlighting spotlighting) => JsonNamingPolicy.SnakeCaseLower.ConvertName(spotlighting.ToString());

    /// <summary>Reads the section <c>defences</c> of front matter.</summary>
    public static JudgeDefences Read(FrontMatter section, JudgeDefences before)
    {
        section.AllowOnly(Keys);
        return new JudgeDefencesReader(section.Text, section.Fault).Read(before);
    }

    /// <summary>Reads the option <c>defences</c> of a suite's judge.</summary>
    public static JudgeDefences Read(JsonNode? option, JudgeDefences before)
    {
        if (option is null)
        {
            return before;
        }

        if (option is not JsonObject options)
        {
            throw Fault(Section, $"must be a mapping of defences to values, found {option.ToJsonString()}");
        }

        return options.FirstOrDefault(o => !Keys.Contains(o.Key, StringComparer.Ordinal)) is { Key: { } unknown }
            ? throw new EvalKitException(FaultKind.Usage, $"Unknown defence '{unknown}' of a judge.{NearestNames.Hint(unknown, Keys)} Expected {string.Join(", ", Keys)}.")
            : new JudgeDefencesReader(name => options[name] is { } value ? value.ToString() : null, Fault).Read(before);

        static EvalKitException Fault(string name, string message) => new(FaultKind.Usage, $"The option '{name}' of a judge: {message}.");
    }

    private JudgeDefences Read(JudgeDefences before) => before with
    {
        Spotlighting = ReadSpotlighting() ?? before.Spotlighting,
        Normalize = Flag(NormalizeKey) ?? before.Normalize,
        RoleTokens = Flag(RoleTokensKey) ?? before.RoleTokens,
        MaxCharacters = text(MaxCharactersKey) is "none" ? null : Whole(MaxCharactersKey, LeastCharacters) ?? before.MaxCharacters,
        Nonce = Flag(NonceKey) ?? before.Nonce,
        TrivialAnswers = Flag(TrivialAnswersKey) ?? before.TrivialAnswers,
        MinTokens = Whole(MinTokensKey, 0) ?? before.MinTokens,
        Counterfactual = Share(CounterfactualKey) ?? before.Counterfactual,
    };

    private Spotlighting? ReadSpotlighting()
    {
        if (text(SpotlightingKey) is not { } name)
        {
            return null;
        }

        var forms = Enum.GetValues<Spotlighting>();
        return forms.Any(f => NameOf(f) == name)
            ? forms.Single(f => NameOf(f) == name)
            : throw fault(SpotlightingKey, $"'{SpotlightingKey}' must be {string.Join(", ", forms.Select(NameOf))}, found '{name}'");
    }

    private bool? Flag(string key) => text(key) switch
    {
        null => null,
        "true" => true,
        "false" => false,
        var other => throw fault(key, $"'{key}' must be true or false, found '{other}'"),
    };

    private int? Whole(string key, int minimum) => text(key) is not { } written
        ? null
        : int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= minimum
            ? number
            : throw fault(key, $"'{key}' must be a whole number from {minimum.ToString(CultureInfo.InvariantCulture)}{(key == MaxCharactersKey ? ", or none" : "")}, found '{written}'");

    private double? Share(string key) => text(key) is not { } written
        ? null
        : double.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out var share) && share is >= 0 and <= 1
            ? share
            : throw fault(key, $"'{key}' must be a share from 0 to 1, found '{written}'");
}
