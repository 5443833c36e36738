namespace EvalKit;

/// <summary>A fault that a user can mend. Its message names what was expected, what was found, where, and the next step.</summary>
public class EvalKitException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="kind">What went wrong; decides the exit code of the command line.</param>
    /// <param name="message">Expected, found, where, next step.</param>
    /// <param name="innerException">The cause, when there is one.</param>
    public EvalKitException(FaultKind kind, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        Kind = kind;
    }

    /// <summary>What went wrong.</summary>
    public FaultKind Kind { get; }
}
