using System.Text.Json;

namespace EvalKit.TestUtils;

/// <summary>
/// A worked case of <c>tests/golden/gate-verdicts.jsonl</c>: a small run, its baseline and gates, and the verdicts that docs/gates.md gives them, derived by hand.
/// The library, the xunit adapter, the command line and the report are all held to the same table.
/// </summary>
public sealed record GoldenGateCase
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>The case's name.</summary>
    public required string Id { get; init; }

    /// <summary>How the verdict follows from the definition.</summary>
    public required string Why { get; init; }

    /// <summary>The feedback columns, each with a gate.</summary>
    public required IReadOnlyList<GoldenColumn> Columns { get; init; }

    /// <summary>Whether there is no baseline.</summary>
    public bool NoBaseline { get; init; }

    /// <summary>The candidate's <c>app_ok</c> as <see cref="RunLength"/>; null for 1 in every case.</summary>
    public string? App { get; init; }

    /// <summary>The baseline's <c>app_ok</c>; null for 1 in every case.</summary>
    public string? BaselineApp { get; init; }

    /// <summary>How many of the first cases have another case hash in the baseline.</summary>
    public int ChangedCases { get; init; }

    /// <summary>The clusters of the cases as <see cref="RunLength"/>; null for none.</summary>
    public string? Clusters { get; init; }

    /// <summary>Whether the run was made for a pull request from a fork.</summary>
    public bool Fork { get; init; }

    /// <summary>How many cases the dataset has, of which the run has some; null where it has all.</summary>
    public int? TotalCases { get; init; }

    /// <summary>Feedback whose judge missed its controls.</summary>
    public IReadOnlyList<string> FailedJudges { get; init; } = [];

    /// <summary>What saved reports say of the robustness of judges, by feedback.</summary>
    public IReadOnlyDictionary<string, string> Robustness { get; init; } = new Dictionary<string, string>();

    /// <summary>What the app gate must say.</summary>
    public required GoldenExpectation AppExpect { get; init; }

    /// <summary>The verdict of the whole run, in snake_case.</summary>
    public required string RunVerdict { get; init; }

    /// <summary>The run.</summary>
    public RunResults Results() => GoldenRun.Results(this);

    /// <summary>The baseline; null for none.</summary>
    public Baseline? Baseline() => NoBaseline ? null : GoldenRun.Baseline(this);

    /// <summary>The gates, one a column, in their order.</summary>
    public IReadOnlyList<Gate> Gates() => [.. Columns.Select(GoldenRun.Gate)];

    /// <summary>All worked cases, in file order.</summary>
    public static IReadOnlyList<GoldenGateCase> ReadAll() =>
        [.. File.ReadLines(Path.Combine(SharedData.RepositoryRoot, "tests", "golden", "gate-verdicts.jsonl")).Select(line => JsonSerializer.Deserialize<GoldenGateCase>(line, Options)!)];

    /// <inheritdoc />
    public override string ToString() => Id;
}
