namespace EvalKit.Cli.Watching;

/// <summary>What tells that a file was written: its time and its length.</summary>
internal readonly record struct FileStamp(DateTime Written, long Length);
