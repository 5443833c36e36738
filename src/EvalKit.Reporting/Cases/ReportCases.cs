namespace EvalKit.Reporting.Cases;

/// <summary>Reads a run's rows as cases, and says of each how it stands.</summary>
internal sealed class ReportCases
{
    private readonly EvalRun _run;
    private readonly IReadOnlyList<FeedbackColumn> _deciding;
    private readonly Dictionary<string, BaselineCase> _baseline;
    private readonly Dictionary<string, List<(CaseChange Change, int Rank)>> _changes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _added;
    private readonly HashSet<string> _edited;

    private ReportCases(EvalRun run)
    {
        _run = run;
        _deciding = DecidingFeedback.Of(run);
        _baseline = run.Comparison is null ? [] : run.Baseline?.Cases.ToDictionary(c => c.Id, StringComparer.Ordinal) ?? [];
        _added = [.. run.Comparison?.OnlyCandidate ?? []];
        _edited = [.. run.Comparison?.ChangedCases ?? []];
        var rank = 0;
        foreach (var change in run.Comparison?.Changes ?? [])
        {
            if (!_changes.TryGetValue(change.Id, out var ofCase))
            {
                _changes.Add(change.Id, ofCase = []);
            }

            ofCase.Add((change, rank++));
        }
    }

    /// <summary>The cases: those that changed first, worst regression first; then errors, failures, and the others in the dataset's order.</summary>
    public static IReadOnlyList<ReportCase> Read(EvalRun run) =>
        [.. new ReportCases(run).ReadAll().OrderBy(Group).ThenBy(c => c.ChangeRank).ThenBy(c => c.Position)];

    /// <summary>The order in which cases get what there is not room for all of: those that need attention, then the others as they stand.</summary>
    public static IOrderedEnumerable<ReportCase> AttentionFirst(IEnumerable<ReportCase> cases) => cases.OrderBy(c => c.NeedsAttention ? 0 : 1);

    private static int Group(ReportCase reportCase) => reportCase switch
    {
        { Movement: CaseMovement.Regressed } => 0,
        { Movement: CaseMovement.Changed } => 1,
        { Movement: CaseMovement.Improved } => 2,
        { HasError: true } => 3,
        { Failed: true } => 4,
        { Movement: CaseMovement.New or CaseMovement.Edited } => 5,
        _ => 6,
    };

    private IEnumerable<ReportCase> ReadAll()
    {
        var rows = _run.Results.Rows;
        var position = 0;
        for (var start = 0; start < rows.Count;)
        {
            var end = start + 1;
            while (end < rows.Count && rows[end].Case.Id == rows[start].Case.Id)
            {
                end++;
            }

            yield return Read(start, end, position++);
            start = end;
        }
    }

    private ReportCase Read(int start, int end, int position)
    {
        var evalCase = _run.Results.Rows[start].Case;
        var paired = _baseline.TryGetValue(evalCase.Id, out var before) && before.CaseHash == evalCase.CaseHash ? before : null;
        var changes = _changes.GetValueOrDefault(evalCase.Id) ?? [];
        return new ReportCase
        {
            Case = evalCase,
            FirstRow = start,
            RowCount = end - start,
            Position = position,
            Movement = MovementOf(evalCase.Id, changes.Select(c => c.Change)),
            Changes = [.. changes.Select(c => c.Change)],
            ChangeRank = changes.Count > 0 ? changes[0].Rank : int.MaxValue,
            Failed = Rows(start, end).Any(row => _deciding.Any(c => c.Cells[row]?.Passed == false)),
            HasError = Rows(start, end).Any(HasError),
            DifferentText = paired?.OutputHash is { } old && _run.Results.Rows[start].Trial.OutputHash is { } now ? old != now : null,
            Baseline = paired,
        };
    }

    private static IEnumerable<int> Rows(int start, int end) => Enumerable.Range(start, end - start);

    private bool HasError(int row) =>
        _run.Results.Rows[row].Trial.Error is { Kind: not TrialErrorKind.NotRun } || _run.Results.Columns.Any(c => c.Cells[row]?.State == FeedbackState.Error);

    private CaseMovement MovementOf(string id, IEnumerable<CaseChange> changes)
    {
        if (_run.Comparison is null)
        {
            return CaseMovement.NotCompared;
        }

        var directions = changes.Select(c => ChangeDirection.Of(c, _run.Results)).ToList();
        return directions.Contains(-1) ? CaseMovement.Regressed
            : directions.Contains(1) ? CaseMovement.Improved
            : directions.Count > 0 ? CaseMovement.Changed
            : _added.Contains(id) ? CaseMovement.New
            : _edited.Contains(id) ? CaseMovement.Edited
            : CaseMovement.Same;
    }
}
