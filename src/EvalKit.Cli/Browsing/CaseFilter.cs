using EvalKit.Reporting;

namespace EvalKit.Cli.Browsing;

/// <summary>Which cases a reader asks for: by one of three words, or by a part of the id.</summary>
internal static class CaseFilter
{
    /// <summary>The positions of the cases that match, in their order.</summary>
    public static IReadOnlyList<int> Apply(IReadOnlyList<CasePage> cases, string filter) =>
        [.. Enumerable.Range(0, cases.Count).Where(i => Matches(cases[i], filter))];

    private static bool Matches(CasePage page, string filter) => filter.ToUpperInvariant() switch
    {
        "" => true,
        "FAILED" => page.IsFailed,
        "REGRESSED" => page.IsRegressed,
        "ERROR" => page.HasError,
        _ => page.Id.Contains(filter, StringComparison.OrdinalIgnoreCase),
    };
}
