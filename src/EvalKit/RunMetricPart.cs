namespace EvalKit;

/// <summary>What one trial adds to a run metric: numbers and labels whose meaning the metric knows, or the reason why there are none. Immutable.</summary>
public sealed class RunMetricPart : IEquatable<RunMetricPart>
{
    private readonly double[] _numbers;

    private RunMetricPart(double[] numbers, IReadOnlyList<string> labels, FeedbackError? error)
    {
        _numbers = numbers;
        Labels = labels;
        Error = error;
    }

    /// <summary>The numbers, all finite, such as counts of matching words.</summary>
    public ReadOnlySpan<double> Numbers => _numbers;

    /// <summary>The labels, such as the predicted class and the true one.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>Why the trial adds nothing; null when it does.</summary>
    public FeedbackError? Error { get; }

    /// <summary>A part of numbers.</summary>
    /// <param name="numbers">Finite numbers.</param>
    public static RunMetricPart Of(params IReadOnlyList<double> numbers) => Of(numbers, []);

    /// <summary>A part of labels.</summary>
    /// <param name="labels">The labels.</param>
    public static RunMetricPart OfLabels(params IReadOnlyList<string> labels) => Of([], labels);

    /// <summary>A part of numbers and labels.</summary>
    /// <param name="numbers">Finite numbers.</param>
    /// <param name="labels">The labels.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is NaN or infinite: a metric that cannot tell makes an error.</exception>
    public static RunMetricPart Of(IReadOnlyList<double> numbers, IReadOnlyList<string> labels)
    {
        double[] kept = [.. numbers];
        return Array.TrueForAll(kept, double.IsFinite)
            ? new RunMetricPart(kept, [.. labels], null)
            : throw new ArgumentOutOfRangeException(nameof(numbers), "The numbers of a part are finite; a metric that cannot tell returns an error.");
    }

    /// <summary>An error: the trial could not be read.</summary>
    /// <param name="kind">The kind of failure.</param>
    /// <param name="message">What happened and the next step.</param>
    public static RunMetricPart Failed(FeedbackErrorKind kind, string message) => new([], [], new FeedbackError(kind, message));

    /// <summary>Whether both hold the same numbers and labels, or the same error.</summary>
    /// <param name="other">The other part.</param>
    public bool Equals(RunMetricPart? other) =>
        other is not null && Numbers.SequenceEqual(other.Numbers) && Labels.SequenceEqual(other.Labels, StringComparer.Ordinal) && Error == other.Error;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RunMetricPart);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var number in _numbers)
        {
            hash.Add(number);
        }

        foreach (var label in Labels)
        {
            hash.Add(label, StringComparer.Ordinal);
        }

        return hash.ToHashCode();
    }
}
