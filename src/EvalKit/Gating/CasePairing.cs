namespace EvalKit.Gating;

/// <summary>The cases of a run and of a baseline, paired on id and case hash: a case that was edited is another case.</summary>
internal sealed class CasePairing
{
    private readonly Dictionary<string, BaselineCase> _paired;

    private CasePairing(Dictionary<string, BaselineCase> paired, IReadOnlyList<string> onlyCandidate, IReadOnlyList<string> onlyBaseline, IReadOnlyList<string> changed)
    {
        _paired = paired;
        OnlyCandidate = onlyCandidate;
        OnlyBaseline = onlyBaseline;
        Changed = changed;
    }

    public int Count => _paired.Count;

    /// <summary>All cases of the candidate.</summary>
    public int CandidateCases => Count + OnlyCandidate.Count + Changed.Count;

    public IReadOnlyList<string> OnlyCandidate { get; }

    public IReadOnlyList<string> OnlyBaseline { get; }

    public IReadOnlyList<string> Changed { get; }

    /// <summary>The baseline's case that pairs with the candidate's; null when none does.</summary>
    public BaselineCase? Partner(string id) => _paired.GetValueOrDefault(id);

    public static CasePairing Of(RunResults candidate, Baseline baseline)
    {
        var partners = baseline.Cases.ToDictionary(c => c.Id, StringComparer.Ordinal);
        var paired = new Dictionary<string, BaselineCase>(StringComparer.Ordinal);
        List<string> onlyCandidate = [], changed = [];
        foreach (var evalCase in candidate.Rows.Select(r => r.Case).DistinctBy(c => c.Id))
        {
            if (!partners.Remove(evalCase.Id, out var partner))
            {
                onlyCandidate.Add(evalCase.Id);
            }
            else if (partner.CaseHash == evalCase.CaseHash)
            {
                paired.Add(evalCase.Id, partner);
            }
            else
            {
                changed.Add(evalCase.Id);
            }
        }

        return new CasePairing(paired, onlyCandidate, [.. partners.Keys.Order(StringComparer.Ordinal)], changed);
    }
}
