using System.Text.Json;
using EvalKit.Scoring;

namespace EvalKit.Judging;

/// <summary>
/// Answers that people have judged, for a judge's prompt. For each case a few are chosen: as many of one verdict as of another, always the same for one seed, and never the
/// case that is judged, one whose inputs are the same but for blanks (of those that both have), or one of its cluster, so that a judge is never shown the answer to what it is asked. Immutable and thread-safe.
/// </summary>
public sealed class FewShotExamples
{
    private readonly FewShotOptions _options;
    private readonly IReadOnlyList<Ranked> _examples;

    /// <summary>Creates a set of examples.</summary>
    /// <param name="examples">The examples.</param>
    /// <param name="options">How they are chosen; null for the defaults.</param>
    /// <exception cref="EvalKitException">There is no example, or the count is below 1.</exception>
    public FewShotExamples(IEnumerable<FewShotExample> examples, FewShotOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(examples);
        _options = options ?? new();
        if (_options.Count < 1)
        {
            throw new EvalKitException(FaultKind.Usage, FormattableString.Invariant($"Examples: expected a count from 1, found {_options.Count}."));
        }

        _examples = [.. examples.Select(e => new Ranked(e, InputsOf(e.Case), RankOf(e, _options.Seed))).OrderBy(e => e.Rank, StringComparer.Ordinal)];
        if (_examples.Count == 0)
        {
            throw new EvalKitException(FaultKind.Usage, "There are no judged answers to take examples from: expected recorded outputs with a label.");
        }

        Hash = HashOf();
    }

    /// <summary>SHA-256 over the examples, their verdicts, the count and the seed: part of the fingerprint of a judge that shows them.</summary>
    public string Hash { get; }

    /// <summary>The examples, in no order that means anything.</summary>
    public IEnumerable<FewShotExample> All => _examples.Select(e => e.Example);

    /// <summary>The judged answers of a dataset: its recorded outputs with the labels in a column. A case without either is left out.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="labelColumn">The column of the labels, which must be a plain one (see <see cref="EvalCase.Columns"/>).</param>
    /// <param name="options">How they are chosen; null for the defaults.</param>
    /// <param name="reasonColumn">The column of the reasons; null for none.</param>
    /// <exception cref="EvalKitException">No case has an output with a label.</exception>
    public static FewShotExamples From(EvalDataset dataset, string labelColumn, FewShotOptions? options = null, string? reasonColumn = null)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        var examples = dataset.Cases
            .Where(c => c.RecordedOutput is not null)
            .Select(c => (Case: c, Label: HumanLabel.Cell(c, labelColumn)))
            .Where(c => c.Label is not null)
            .Select(c => new FewShotExample(c.Case, c.Case.RecordedOutput!.Text, c.Label!) { Reason = reasonColumn is null ? null : HumanLabel.Cell(c.Case, reasonColumn) })
            .ToList();
        return examples.Count > 0
            ? new FewShotExamples(examples, options)
            : throw new EvalKitException(
                FaultKind.Usage, $"Dataset '{dataset.Name}' has no recorded output with a label in the column '{labelColumn}': name the column of the outputs, the inputs (so that other columns are plain) and the column of the labels.");
    }

    /// <summary>The same set with each verdict as the judge's form writes it.</summary>
    /// <param name="form">What the judge may answer.</param>
    /// <exception cref="EvalKitException">A verdict is none of the judge's.</exception>
    internal FewShotExamples ReadBy(VerdictForm form) => new(_examples.Select(e => e.Example with { Verdict = LabelOf(e.Example, form) }), _options);

    /// <summary>The examples for judging a case, in the order in which they are shown.</summary>
    /// <param name="judged">The case that is judged; null for a trace that belongs to none.</param>
    public IReadOnlyList<FewShotExample> For(EvalCase? judged)
    {
        var inputs = judged is null ? [] : InputsOf(judged);
        var byVerdict = _examples.Where(e => !IsOf(e, judged, inputs)).GroupBy(e => e.Example.Verdict, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => g.ToList()).ToList();
        var most = byVerdict.Count > 0 ? byVerdict.Max(g => g.Count) : 0;

        // One of each verdict in turn, then by rank, so that the verdict of the last example says nothing.
        return [.. Enumerable.Range(0, most).SelectMany(i => byVerdict.Where(g => i < g.Count).Select(g => g[i])).Take(_options.Count).OrderBy(e => e.Rank, StringComparer.Ordinal).Select(e => e.Example)];
    }

    private static bool IsOf(Ranked example, EvalCase? judged, IReadOnlyDictionary<string, string> inputs) => judged is not null
        && (example.Example.Case.Id == judged.Id
            || example.Example.Case.CaseHash == judged.CaseHash
            || IsSame(example.Inputs, inputs)
            || (judged.Cluster is { } cluster && example.Example.Case.Cluster == cluster));

    private static string LabelOf(FewShotExample example, VerdictForm form)
    {
        var read = form.Kind == FeedbackValueKind.Bool ? HumanLabel.Read(example.Verdict.Trim(), FeedbackValueKind.Bool) : form.Read(example.Verdict);
        return read switch
        {
            { Bool: { } flag } => flag ? "yes" : "no",
            { } value => value.ToString(),
            null => throw new EvalKitException(
                FaultKind.Usage, $"The label '{example.Verdict}' of case {example.Case.Id}{(example.Case.Location is { } at ? $" ({at})" : "")} is no verdict of the judge: expected {form.Describe()}."),
        };
    }

    /// <summary>Labels and cases come from two files, of which one may have an input more.</summary>
    private static bool IsSame(IReadOnlyDictionary<string, string> inputs, IReadOnlyDictionary<string, string> others)
    {
        var shared = inputs.Keys.Where(others.ContainsKey).ToList();
        return shared.Count > 0 && shared.TrueForAll(name => inputs[name] == others[name]);
    }

    private static Dictionary<string, string> InputsOf(EvalCase evalCase) =>
        evalCase.Inputs.ToDictionary(i => i.Key, i => i.Value.ValueKind == JsonValueKind.String ? WithoutBlanks(i.Value.GetString()!) : CanonicalJson.Text(i.Value), StringComparer.Ordinal);

    private static string WithoutBlanks(string text) => string.Join(' ', CanonicalJson.Normalize(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string RankOf(FewShotExample example, int seed) => CanonicalJson.Hash(JsonSerializer.SerializeToElement(new object?[] { seed, example.Case.Id, example.Case.CaseHash, example.Output }));

    private string HashOf() => CanonicalJson.Hash(JsonSerializer.SerializeToElement(new
    {
        count = _options.Count,
        seed = _options.Seed,
        examples = _examples.Select(e => new object?[] { e.Example.Case.Id, e.Example.Case.CaseHash, e.Example.Case.Cluster, e.Example.Output, e.Example.Verdict, e.Example.Reason }),
    }));

    private sealed record Ranked(FewShotExample Example, IReadOnlyDictionary<string, string> Inputs, string Rank);
}
