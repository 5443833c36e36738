using EvalKit.Reporting.Cases;

namespace EvalKit.Reporting;

/// <summary>A case of a run with all that is known of it, for a reader who opens one case at a time. Its parts are made when they are asked for. Safe to read from many threads.</summary>
public sealed class CasePage
{
    private readonly ReportCase _case;
    private readonly CaseSections _sections;
    private readonly int _number;

    internal CasePage(ReportCase reportCase, CaseSections sections, int number)
    {
        _case = reportCase;
        _sections = sections;
        _number = number;
    }

    /// <summary>The case's id, as its author wrote it.</summary>
    public string Id => _case.Case.Id;

    /// <summary>Whether a feedback is worse than in the baseline.</summary>
    public bool IsRegressed => _case.Movement == CaseMovement.Regressed;

    /// <summary>Whether a feedback that gates decide on does not pass; where no gate is about one with a pass rule, any feedback.</summary>
    public bool IsFailed => _case.Failed;

    /// <summary>Whether the app or a scorer failed.</summary>
    public bool HasError => _case.HasError;

    /// <summary>Each feedback with its mark or value, and what it was in the baseline where that differs: <c>✓ app_ok</c>, <c>✕ correctness true → false</c>, <c>squad_f1 0.40</c>.</summary>
    public IReadOnlyList<string> Marks => _sections.Marks(_case);

    /// <summary>Inputs, expectations, outputs, feedback and facts of its trials.</summary>
    public IReadOnlyList<CaseSection> Sections() => _sections.Of(_case);

    /// <summary>Its trials as <see cref="ExportJson"/> writes them, a line each, without the last line's end.</summary>
    public string Json() =>
        string.Join('\n', Enumerable.Range(_case.FirstRow, _case.RowCount).Select(row => ExportJson.Line(_sections.Results, row, _number)));
}
