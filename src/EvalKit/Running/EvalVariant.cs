namespace EvalKit.Running;

/// <summary>One configuration of a suite, to be run beside others. Immutable by agreement: its suite is not to be changed afterwards.</summary>
/// <param name="Label">A short text that tells it from the others; becomes the run's name.</param>
/// <param name="Suite">The suite in this configuration; all variants have one name.</param>
public sealed record EvalVariant(string Label, EvalSuite Suite)
{
    /// <summary>What it sets: name and value, in order; kept in the run's parameters. Default: empty.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Values { get; init; } = [];
}
