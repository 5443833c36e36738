using System.Globalization;
using System.Text.RegularExpressions;
using EvalKit.Judging.Safety;
using EvalKit.Prompts;
using EvalKit.Scoring;

namespace EvalKit.Judging;

/// <summary>Reads judge files.</summary>
internal static partial class JudgeFileReader
{
    public static readonly string[] Keys =
        ["name", "version", "description", "needs", "value", "menu", "minimum", "maximum", "pass", "lists", "labelled", "parameters", "levels",
            "preview", "items", "parts", "yes_when", "equal_is", JudgeDefencesReader.Section, TraceReadingReader.Section];

    private const string Path = @"outputs|context|conversation|inputs|guidelines|reference|(?:inputs|expectations|columns)\.[^|\s]+";

    public static readonly string[] ParameterKeys = ["temperature", "top_p", "max_output_tokens", "seed"];

    public static JudgeFile Read(string text, string file)
    {
        var front = FrontMatter.Read(text, file);
        front.AllowOnly(Keys);
        var name = front.Text("name") ?? throw front.Fault("name", "expected a 'name'");
        if (!Name().IsMatch(name))
        {
            throw front.Fault("name", $"'name' must be lower-case letters, digits and _, found '{name}'");
        }

        var needs = front.Texts("needs");
        if (needs.FirstOrDefault(n => !NeedPath().IsMatch(n)) is { } need)
        {
            throw front.Fault("needs", $"'{need}' is no need: expected outputs, context, conversation, inputs, inputs.<name>, expectations.<name>, columns.<name>, guidelines or reference, alternatives joined by '|', or trace, which stands alone");
        }

        var verdict = ReadVerdict(front);
        var prompt = PromptTemplate.Parse(text.TrimStart('\uFEFF'), file, front.FirstLineAfter);
        if (needs.Contains(Needs.Trace, StringComparer.Ordinal) && !prompt.Places(Needs.Trace))
        {
            throw front.Fault("needs", "the trace is needed and stands nowhere in the prompt: place it by {{ block trace }}");
        }

        return new JudgeFile
        {
            Name = name,
            Version = front.Text("version"),
            Description = front.Text("description"),
            Needs = needs,
            Verdict = PairwiseLabels.Spelled(verdict, needs),
            IsPreview = front.Bool("preview") ?? false,
            EqualIs = ReadEqual(front, verdict, needs),
            Parts = JudgeItemsReader.ReadParts(front, verdict),
            YesWhen = JudgeItemsReader.ReadRule(front, verdict),
            Parameters = ReadParameters(front.Section("parameters")),
            Defences = JudgeDefencesReader.Read(front.Section(JudgeDefencesReader.Section), JudgeDefences.Default),
            Texts = JudgeLevels.Texts(front, text),
            Trace = TraceReadingReader.Read(front, needs),
            Prompt = prompt,
            Location = file,
            Text = text,
        };
    }

    private static VerdictForm ReadVerdict(FrontMatter front)
    {
        var form = front.Text("value") switch
        {
            "bool" => ReadBool(front),
            "category" => ReadCategory(front),
            "number" => ReadNumber(front),
            null => throw front.Fault("value", "expected 'value': bool, number or category"),
            var other => throw front.Fault("value", $"'value' must be bool, number or category, found '{other}'"),
        };
        var lists = front.Texts("lists");
        if (lists.FirstOrDefault(l => !ListNames.IsFree(l)) is { } bad)
        {
            throw front.Fault("lists", $"'{bad}' cannot name a list: {ListNames.Expected}");
        }

        return form with { Lists = lists, Items = JudgeItemsReader.ReadItems(front, lists), Labelled = front.Bool("labelled") ?? true };
    }

    private static string? ReadEqual(FrontMatter front, VerdictForm verdict, IReadOnlyList<string> needs) => front.Text("equal_is") switch
    {
        null => null,
        _ when !needs.Contains(Needs.ExpectedResponse, StringComparer.Ordinal) => throw front.Fault("equal_is", "'equal_is' asks for expectations.expected_response among the needs"),
        var label => verdict.Read(label) is not null ? label : throw front.Fault("equal_is", $"'equal_is' must be {verdict.Describe()}, found '{label}'"),
    };

    private static VerdictForm ReadBool(FrontMatter front)
    {
        var pass = front.Text("pass") ?? "yes";
        return pass is "yes" or "no"
            ? new VerdictForm { Kind = FeedbackValueKind.Bool, Menu = VerdictForm.YesNo, PassLabels = [pass] }
            : throw front.Fault("pass", $"'pass' must be yes or no where the value is a bool, found '{pass}'");
    }

    private static VerdictForm ReadCategory(FrontMatter front)
    {
        var (menu, pass) = (JudgeLevels.Menu(front), front.Texts("pass"));
        if (menu.Count < 2 || menu.Distinct(StringComparer.OrdinalIgnoreCase).Count() != menu.Count)
        {
            throw front.Fault("menu", "'menu' must list at least two labels that differ in more than case");
        }

        return pass.FirstOrDefault(p => !menu.Contains(p, StringComparer.Ordinal)) is { } stranger
            ? throw front.Fault("pass", $"'{stranger}' passes but is not on the menu ({string.Join(", ", menu)})")
            : new VerdictForm { Kind = FeedbackValueKind.Category, Menu = menu, PassLabels = pass };
    }

    private static VerdictForm ReadNumber(FrontMatter front)
    {
        var menu = JudgeLevels.Menu(front);
        if (menu.FirstOrDefault(m => !TryNumber(m, out _)) is { } word)
        {
            throw front.Fault("menu", $"'menu' must list numbers where the value is a number, found '{word}'");
        }

        var (minimum, maximum) = menu.Count > 0 ? (menu.Min(NumberOf), menu.Max(NumberOf)) : (front.Number("minimum"), front.Number("maximum"));
        if (!(minimum < maximum))
        {
            throw front.Fault("minimum", "expected a 'menu' of numbers, or a 'minimum' below a 'maximum'");
        }

        var form = new VerdictForm { Kind = FeedbackValueKind.Number, Menu = menu, Minimum = minimum, Maximum = maximum };
        var pass = front.Text("pass");
        var limit = PassLimit().Match(pass ?? "");
        return pass is null
            ? form
            : !limit.Success
                ? throw front.Fault("pass", $"'pass' must be '>= <number>' or '<= <number>' where the value is a number, found '{pass}'")
                : !(NumberOf(limit.Groups[2].Value) >= minimum) || !(NumberOf(limit.Groups[2].Value) <= maximum)
                ? throw front.Fault("pass", string.Create(CultureInfo.InvariantCulture, $"'pass' must name a number from {minimum} to {maximum}, which the value can be, found '{pass}'"))
                : limit.Groups[1].Value == ">="
                    ? form with { PassAtLeast = NumberOf(limit.Groups[2].Value) }
                    : form with { PassAtMost = NumberOf(limit.Groups[2].Value) };
    }

    private static JudgeParameters ReadParameters(FrontMatter section)
    {
        section.AllowOnly(ParameterKeys);
        return new JudgeParameters
        {
            Temperature = section.Number("temperature"),
            TopP = section.Number("top_p"),
            MaxOutputTokens = (int?)Whole(section, "max_output_tokens", 1, int.MaxValue),
            Seed = Whole(section, "seed", long.MinValue, long.MaxValue),
        };
    }

    private static long? Whole(FrontMatter section, string name, long minimum, long maximum) => section.Text(name) is not { } text
        ? null
        : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) && whole >= minimum && whole <= maximum
            ? whole
            : throw section.Fault(name, $"'{name}' must be a whole number{(minimum == 1 ? " from 1" : "")}, found '{text}'");

    private static bool TryNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);

    private static double NumberOf(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex("^[a-z][a-z0-9_]*$")]
    private static partial Regex Name();

    [GeneratedRegex($@"^(?:trace|(?:{Path})(?:\s*\|\s*(?:{Path}))*)$")]
    private static partial Regex NeedPath();

    [GeneratedRegex(@"^(>=|<=)\s*(-?\d+(?:\.\d+)?)$")]
    private static partial Regex PassLimit();
}
