using EvalKit.Reporting.Cases;

namespace EvalKit.Reporting.Text;

/// <summary>Why a case has an error, in one line.</summary>
internal static class CaseErrors
{
    /// <summary>Why a trial has no output, with the exception's type where there was one.</summary>
    public static string Of(TrialError error) =>
        $"{JsonDocumentWriter.Name(error.Kind)} error{(error.Type is { } type ? $" ({type})" : "")}: {error.Message}";

    /// <summary>The first error of a case: of its app, else of a scorer.</summary>
    public static string First(ReportCase reportCase, RunResults results)
    {
        for (var row = reportCase.FirstRow; row < reportCase.FirstRow + reportCase.RowCount; row++)
        {
            if (results.Rows[row].Trial.Error is { Kind: not TrialErrorKind.NotRun } error)
            {
                return $"{JsonDocumentWriter.Name(error.Kind)} error: {error.Message}";
            }

            if (results.Columns.Select(c => c.Cells[row]).FirstOrDefault(f => f?.State == FeedbackState.Error) is { Error: { } failed } feedback)
            {
                return $"{feedback.Name} {JsonDocumentWriter.Name(failed.Kind)}: {failed.Message}";
            }
        }

        return "";
    }
}
