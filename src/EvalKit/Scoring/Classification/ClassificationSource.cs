using System.Globalization;

namespace EvalKit.Scoring;

/// <summary>Where a metric of classes finds a class or a number: the output, a feedback, or a field of the case.</summary>
internal sealed class ClassificationSource
{
    public const string Outputs = Needs.Output;
    public const string Yes = "yes", No = "no";
    private const string FeedbackRoot = "feedback.";
    private readonly string _path;

    /// <exception cref="EvalKitException">The path leads nowhere.</exception>
    public ClassificationSource(string metric, string option, string path)
    {
        _path = path;
        if (path != Outputs && FeedbackName is not { Length: > 0 } && !CaseField.IsPath(path))
        {
            throw new EvalKitException(
                FaultKind.Usage, $"Run metric '{metric}', option '{option}': expected outputs, feedback.<name>, expectations.<name>, columns.<name> or inputs.<name>, found '{path}'.");
        }
    }

    /// <summary>What the dataset must have; null for a feedback, which the run makes.</summary>
    public string? Need => FeedbackName is null ? _path : null;

    private string? FeedbackName => _path.StartsWith(FeedbackRoot, StringComparison.Ordinal) ? _path[FeedbackRoot.Length..] : null;

    /// <summary>The class that a text names: case and blanks around it do not matter.</summary>
    public static string LabelOf(string text) => LowerCase.Of(text.Trim());

    /// <summary>The class of one trial; null where nobody said one.</summary>
    /// <returns>The label, or why there is none; both null where there is nothing to compare.</returns>
    public (string? Label, FeedbackError? Error) Label(RunMetricArguments arguments)
    {
        var (text, error) = Text(arguments);
        return (text is null ? null : LabelOf(text), error);
    }

    /// <summary>The finite number of one trial; null where nobody said one.</summary>
    public (double? Number, FeedbackError? Error) Number(RunMetricArguments arguments)
    {
        var (text, error) = Text(arguments);
        return text is null ? (null, error)
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? (number, null)
            : (null, new FeedbackError(FeedbackErrorKind.MissingInput, $"Case {arguments.Case.Id}: {_path} is no number, found {Quote.Of(text)}."));
    }

    private (string? Text, FeedbackError? Error) Text(RunMetricArguments arguments)
    {
        if (_path == Outputs)
        {
            return (arguments.OutputText, null);
        }

        if (FeedbackName is not { } name)
        {
            return (CaseField.Text(arguments.Case, _path), null);
        }

        return arguments.Feedback(name) switch
        {
            null => (null, new FeedbackError(FeedbackErrorKind.MissingInput, $"There is no feedback '{name}': name one that a scorer of the suite makes.")),
            { Error: { } error } => (null, error),
            { Value: { } value } => (TextOf(value), null),
            _ => (null, null),
        };
    }

    private static string TextOf(FeedbackValue value) => value.Kind switch
    {
        FeedbackValueKind.Bool => value.Bool == true ? Yes : No,
        FeedbackValueKind.Number => value.Number!.Value.ToString("R", CultureInfo.InvariantCulture),
        _ => value.Label ?? "",
    };
}
