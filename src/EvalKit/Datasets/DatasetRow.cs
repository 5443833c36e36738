namespace EvalKit.Datasets;

/// <summary>One record of a file, before its columns have roles.</summary>
/// <param name="Location">Where it begins, as <c>file:line</c>.</param>
/// <param name="Columns">Its columns in file order; names are unique.</param>
/// <param name="IsText">Whether every cell is text (CSV), so that lists are written as JSON inside a cell.</param>
internal sealed record DatasetRow(string Location, CaseFields Columns, bool IsText);
