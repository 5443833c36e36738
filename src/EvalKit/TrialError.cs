namespace EvalKit;

/// <summary>Why a trial has no output.</summary>
/// <param name="Kind">Whose fault it was; only <see cref="TrialErrorKind.App"/> counts against <c>app_ok</c>.</param>
/// <param name="Type">Full name of the exception's type; null when there was none.</param>
/// <param name="Message">The message.</param>
public sealed record TrialError(TrialErrorKind Kind, string? Type, string Message)
{
    /// <summary>Whether the app could not be asked because no recording answers and its model is not to be asked or cannot be.</summary>
    internal bool IsNotRecorded => Kind == TrialErrorKind.NotRun && Type?.EndsWith(".NotRecordedException", StringComparison.Ordinal) == true;
}
