namespace EvalKit.Reporting;

/// <summary>What is said about a file that is no export, or not a whole one.</summary>
internal static class ExportFaults
{
    public static EvalKitException NotAnExport(string location, string found) => At(location, $"expected a line that `evalkit export --format jsonl` wrote, found: {found.TrimEnd('.')}");

    public static EvalKitException OtherSchema(string location, int found) =>
        At(location, FormattableString.Invariant($"expected schema {JsonDocumentWriter.Schema}, found {found}: another version of EvalKit wrote it"));

    public static EvalKitException NoRun(string location, string runId) =>
        At(location, $"expected 'run' and 'cases_without_trial' on the first line of run '{runId}', found a line without them: its first line is cut off, or an older EvalKit wrote it");

    public static EvalKitException BadSuite(string location, string suite) => At(location, $"expected the name of a suite, found '{suite}'");

    public static EvalKitException OtherCases(string location, string runId, string expected, string found) =>
        At(location, $"the cases of run '{runId}' do not have the dataset's content hash: expected {expected}, found {found}. Lines are missing, or were changed");

    private static EvalKitException At(string location, string message) =>
        new(FaultKind.Usage, $"{location}: {message}. Export the run again with `evalkit export <run> --format jsonl`.");
}
