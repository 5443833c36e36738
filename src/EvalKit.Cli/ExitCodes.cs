namespace EvalKit.Cli;

/// <summary>The exit codes: a contract that scripts stand on.</summary>
internal static class ExitCodes
{
    public const int Ok = 0;
    public const int Fail = 1;
    public const int Usage = 2;
    public const int Invalid = 3;
    public const int Inconclusive = 4;
    public const int Infrastructure = 5;
    public const int Cancelled = 130;

    public static int Of(Verdict verdict, bool strict) => verdict switch
    {
        Verdict.Fail => Fail,
        Verdict.Invalid => Invalid,
        Verdict.Inconclusive => strict ? Inconclusive : Ok,
        _ => Ok,
    };

    /// <summary>The exit code of a fault that is told in one message; null for an exception that is a bug of the tool.</summary>
    public static int? Of(Exception exception) => exception switch
    {
        EvalKitException fault => Of(fault.Kind),
        IOException or UnauthorizedAccessException => Infrastructure,
        _ => null,
    };

    public static int Of(FaultKind kind) => kind == FaultKind.Usage ? Usage : Infrastructure;
}
