namespace EvalKit.Running.Resuming;

/// <summary>Which parts of an earlier run's work count.</summary>
internal enum KeepRule
{
    /// <summary>An unfinished run goes on: results and answers of judges are kept, calls that never came to an answer are made again.</summary>
    Unfinished,

    /// <summary>A complete run is taken as it is.</summary>
    Complete,

    /// <summary>The errors of a run are tried again, whatever their kind.</summary>
    Errors,

    /// <summary>The outputs of another run are scored anew: no app is called, and what an unchanged scorer said is kept.</summary>
    Outputs,
}
