namespace EvalKit;

/// <summary>Averages a feedback over the repeats of each case: repeats are averaged inside a case first, so that cases stay the unit of every interval.</summary>
internal static class CaseValueReader
{
    public static IReadOnlyList<CaseValue> Read(IReadOnlyList<TrialRow> rows, FeedbackColumn column)
    {
        var values = new List<CaseValue>();
        for (var start = 0; start < rows.Count;)
        {
            var end = start + 1;
            while (end < rows.Count && rows[end].Case.Id == rows[start].Case.Id)
            {
                end++;
            }

            values.Add(ReadCase(rows[start].Case, column, start, end));
            start = end;
        }

        return values;
    }

    private static CaseValue ReadCase(EvalCase evalCase, FeedbackColumn column, int start, int end)
    {
        double sum = 0;
        int numbers = 0, passed = 0, judged = 0, scored = 0, errored = 0, unscored = 0;
        string? sourceId = null;
        Dictionary<string, int>? labels = null;
        for (var row = start; row < end; row++)
        {
            var cell = column.Cells[row];
            switch (cell?.State ?? FeedbackState.Unscored)
            {
                case FeedbackState.Error:
                    errored++;
                    continue;
                case FeedbackState.Unscored:
                    unscored++;
                    continue;
            }

            scored++;
            sourceId ??= cell!.Source.Id;
            if (cell!.Value!.Number is { } number)
            {
                sum += number;
                numbers++;
            }
            else if (cell.Value.Kind == FeedbackValueKind.Category)
            {
                labels ??= new Dictionary<string, int>(StringComparer.Ordinal);
                labels[cell.Value.Label!] = labels.GetValueOrDefault(cell.Value.Label!) + 1;
            }

            if (cell.Passed is { } pass)
            {
                judged++;
                passed += pass ? 1 : 0;
            }
        }

        return new CaseValue(
            evalCase.Id,
            evalCase.CaseHash,
            evalCase.Cluster,
            numbers > 0 ? sum / numbers : null,
            judged > 0 ? (double)passed / judged : null,
            labels?.OrderByDescending(l => l.Value).ThenBy(l => l.Key, StringComparer.Ordinal).First().Key,
            scored,
            errored,
            unscored,
            sourceId);
    }
}
