using EvalKit.Datasets;
using EvalKit.Runs;
using EvalKit.Settings;

namespace EvalKit.Running.Selecting;

/// <summary>Which cases of a dataset are run. Every part narrows what the others leave; the sample is drawn last, before the shard. Immutable.</summary>
public sealed record CaseSelection
{
    /// <summary>An expression that a case must meet; null for any.</summary>
    public string? Filter { get; init; }

    /// <summary>Cases that an earlier result selects; null for any.</summary>
    public OnlyCases? Only { get; init; }

    /// <summary>Positions in the dataset; null for all.</summary>
    public CaseRange? Range { get; init; }

    /// <summary>The most cases to draw; null for all.</summary>
    public int? Sample { get; init; }

    /// <summary>Seed of the sample.</summary>
    public int Seed { get; init; }

    /// <summary>One of several parts; null for all.</summary>
    public Shard? Shard { get; init; }

    /// <summary>Whether every case is selected.</summary>
    public bool IsWhole => Filter is null && Only is null && Range is null && Sample is null && Shard is null;

    /// <summary>The selection that the settings ask for.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="seed">The run's seed.</param>
    /// <exception cref="EvalKitException">A setting is malformed.</exception>
    public static CaseSelection Of(SettingValues settings, int seed) => new()
    {
        Filter = settings[SettingCatalog.Filter].Value,
        Only = settings[SettingCatalog.Only].Value is { } only ? Enum.Parse<OnlyCases>(only, ignoreCase: true) : null,
        Range = settings[SettingCatalog.Range].Value is { } range ? CaseRange.Parse(range) : null,
        Sample = settings[SettingCatalog.Sample].Value is null ? null : settings[SettingCatalog.Sample].Count,
        Seed = seed,
        Shard = settings[SettingCatalog.Shard].Value is { } shard ? Shard.Parse(shard) : null,
    };

    /// <summary>The ids of the selected cases.</summary>
    /// <param name="suite">The suite's name.</param>
    /// <param name="dataset">The dataset.</param>
    /// <param name="baseline">The baseline; null for none.</param>
    /// <param name="store">Opens the store, only when an earlier run is needed.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The ids, which may be none; null when every case is selected.</returns>
    /// <exception cref="EvalKitException">The filter is malformed, filter or range match nothing, or there is no earlier run to select by.</exception>
    public async Task<IReadOnlySet<string>?> SelectAsync(string suite, EvalDataset dataset, Baseline? baseline, Func<Task<IRunStore>> store, CancellationToken cancellationToken)
    {
        if (IsWhole)
        {
            return null;
        }

        IEnumerable<EvalCase> cases = Range is { } range ? Ranged(dataset, range) : dataset.Cases;
        cases = Filter is { } filter ? Filtered(cases, dataset, filter) : cases;
        if (Only is { } only)
        {
            var earlier = new EarlierCases(suite, baseline, store);
            cases = await earlier.SelectAsync(cases, only, cancellationToken).ConfigureAwait(false);
        }

        if (Sample is { } count)
        {
            cases = cases.OrderBy(c => SeededDraw.Number(Seed, c.Id)).Take(count);
        }

        return cases.Where(c => Shard?.Contains(c.Id) ?? true).Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
    }

    private static List<EvalCase> Ranged(EvalDataset dataset, CaseRange range)
    {
        var selected = dataset.Cases.Where((_, i) => range.Contains(i + 1)).ToList();
        return selected.Count > 0
            ? selected
            : throw new EvalKitException(
                FaultKind.Usage, FormattableString.Invariant($"--range {range.First}:{range.Last} selects none of the cases of '{dataset.Name}': expected a range that begins within 1 to {dataset.Cases.Count}."));
    }

    private static List<EvalCase> Filtered(IEnumerable<EvalCase> cases, EvalDataset dataset, string filter)
    {
        var meets = CaseFilter.Parse(filter);
        var selected = cases.Where(meets.Matches).ToList();
        return selected.Count > 0
            ? selected
            : throw new EvalKitException(
                FaultKind.Usage, $"--filter \"{filter}\" matches none of the {dataset.Cases.Count} cases of '{dataset.Name}'. Fields there are: {string.Join(", ", Fields(dataset))}.");
    }

    private static IEnumerable<string> Fields(EvalDataset dataset) =>
    [
        "id",
        .. dataset.Cases.SelectMany(c => c.Tags.Keys).Distinct(StringComparer.Ordinal).Select(n => $"tags.{n}"),
        .. dataset.Cases.SelectMany(c => c.Inputs.Keys).Distinct(StringComparer.Ordinal).Select(n => $"inputs.{n}"),
        .. dataset.Cases.SelectMany(c => c.Expectations.Keys).Distinct(StringComparer.Ordinal).Select(n => $"expectations.{n}"),
        .. dataset.Cases.SelectMany(c => c.Columns.Keys).Distinct(StringComparer.Ordinal).Select(n => $"columns.{n}"),
    ];
}
