using System.Xml.Linq;

namespace EvalKit.Acceptance.Processes;

/// <summary>The tests in a results file (TRX) that <c>dotnet test</c> wrote.</summary>
internal static class TestRunFile
{
    public const string Passed = "Passed";
    public const string Failed = "Failed";
    public const string Skipped = "NotExecuted";

    private static readonly XNamespace Trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    public static IReadOnlyList<TestRunEntry> Read(string path) =>
    [
        .. XDocument.Load(path).Descendants(Trx + "UnitTestResult").Select(result => new TestRunEntry(
            result.Attribute("testName")!.Value,
            result.Attribute("outcome")!.Value,
            result.Descendants(Trx + "Message").FirstOrDefault()?.Value ?? "",
            result.Descendants(Trx + "StdOut").FirstOrDefault()?.Value ?? "")),
    ];
}
