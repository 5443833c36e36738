namespace EvalKit.Acceptance.Processes;

/// <summary>What a finished process printed and ended with.</summary>
internal sealed record ProcessResult(int ExitCode, string Output, string Error);
