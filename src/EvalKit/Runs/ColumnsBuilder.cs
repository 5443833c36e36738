namespace EvalKit.Runs;

/// <summary>Sorts feedback that comes in any order into columns over a run's rows.</summary>
internal sealed class ColumnsBuilder
{
    private readonly Dictionary<string, Feedback?[]> _cells = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _rowOfTrace;
    private readonly List<Feedback> _again = [];
    private readonly List<Feedback> _superseded = [];
    private readonly IReadOnlyList<TrialRow> _rows;
    private readonly int _rowCount;

    public ColumnsBuilder(IReadOnlyList<TrialRow> rows)
    {
        _rows = rows;
        _rowCount = rows.Count;
        _rowOfTrace = new Dictionary<string, int>(rows.Count, StringComparer.Ordinal);
        for (var row = 0; row < rows.Count; row++)
        {
            _rowOfTrace.Add(rows[row].Trial.TraceId, row);
        }
    }

    /// <summary>What was paid for and does not count.</summary>
    public IReadOnlyList<Feedback> Superseded => _superseded;

    public void Add(Feedback feedback)
    {
        if (!_rowOfTrace.TryGetValue(feedback.TraceId, out var row) || SupersededFeedback.Is(feedback))
        {
            Supersede(feedback); // About an attempt that does not count, or an error that a retry ended in.
            return;
        }

        if (feedback.Metadata?.ContainsKey(FeedbackMetadata.Canary) == true)
        {
            _again.Add(feedback);
            return;
        }

        if (!_cells.TryGetValue(feedback.Name, out var cells))
        {
            _cells.Add(feedback.Name, cells = new Feedback?[_rowCount]);
        }

        if (cells[row] is not { } current)
        {
            cells[row] = feedback;
        }
        else if (Counts(feedback, over: current))
        {
            Supersede(current);
            cells[row] = feedback;
        }
        else
        {
            Supersede(feedback);
        }
    }

    public IReadOnlyList<FeedbackColumn> Build(IReadOnlyList<FeedbackInfo> declared)
    {
        var columns = new List<FeedbackColumn>(Math.Max(declared.Count, _cells.Count));
        foreach (var info in declared)
        {
            columns.Add(new FeedbackColumn(info, _cells.Remove(info.Name, out var cells) ? cells : new Feedback?[_rowCount]));
        }

        foreach (var (name, cells) in _cells.OrderBy(c => c.Key, StringComparer.Ordinal))
        {
            columns.Add(new FeedbackColumn(Describe(name, cells), cells));
        }

        return columns;
    }

    /// <summary>The second judgements beside the first ones; called after <see cref="Build"/>.</summary>
    public IReadOnlyList<Canary> Canaries(IReadOnlyList<FeedbackColumn> columns)
    {
        var byName = columns.ToDictionary(c => c.Info.Name, StringComparer.Ordinal);
        return
        [
            .. from again in _again
               let row = _rowOfTrace[again.TraceId]
               let first = byName.GetValueOrDefault(again.Name)?.Cells[row]?.Value
               let second = again.Value
               where first is not null && second is not null
               orderby again.Name, row
               select new Canary(again.Name, _rows[row].Case.Id, first, second) { Judgement = again },
        ];
    }

    private void Supersede(Feedback feedback)
    {
        if (SupersededFeedback.IsPaid(feedback))
        {
            _superseded.Add(feedback);
        }
    }

    private static bool Counts(Feedback feedback, Feedback over)
    {
        if (feedback.Replicate != over.Replicate)
        {
            return feedback.Replicate < over.Replicate;
        }

        var byTime = feedback.CreatedAt.CompareTo(over.CreatedAt);
        return byTime != 0 ? byTime > 0 : string.CompareOrdinal(feedback.Id, over.Id) > 0;
    }

    /// <summary>What can be told of a feedback that no scorer of the run declares: the type of its first value and who made it.</summary>
    private static FeedbackInfo Describe(string name, Feedback?[] cells)
    {
        var first = cells.FirstOrDefault(c => c?.Value is not null) ?? cells.First(c => c is not null)!;
        return new FeedbackInfo(name, first.Value?.Kind ?? FeedbackValueKind.Text)
        {
            ScorerKind = first.Source.Kind switch
            {
                SourceKind.LlmJudge => ScorerKind.Judge,
                SourceKind.Human => ScorerKind.Human,
                _ => ScorerKind.Code,
            },
            ScorerFingerprint = first.Source.Kind == SourceKind.Human ? "" : first.Source.Id,
        };
    }
}
