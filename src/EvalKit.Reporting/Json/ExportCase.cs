namespace EvalKit.Reporting;

/// <summary>A case that a run has no trial of, as an export names it.</summary>
internal sealed record ExportCase(int CaseNo, string CaseId, string CaseHash);
