namespace EvalKit;

/// <summary>The kinds of fault that a user can mend.</summary>
public enum FaultKind
{
    /// <summary>Wrong use: a bad option or a bad file. Exit code 2.</summary>
    Usage,

    /// <summary>The store or a model cannot be reached; what was paid for is kept. Exit code 5.</summary>
    Infrastructure,
}
