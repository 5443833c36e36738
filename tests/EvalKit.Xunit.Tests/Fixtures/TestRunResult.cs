using System.Globalization;
using System.Xml.Linq;

namespace EvalKit.Xunit.Tests.Fixtures;

/// <summary>What a results file (TRX) says of a test run.</summary>
public sealed record TestRunResult(int ExitCode, string Output, IReadOnlyList<TestEntry> Tests)
{
    private static readonly XNamespace Trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    public TestEntry this[string name] => Tests.Should().ContainSingle(t => t.Name == name, "of {0}", string.Join(", ", Tests.Select(t => t.Name))).Which;

    public IEnumerable<string> Names => Tests.Select(t => t.Name);

    public static TestRunResult Read(string path, int exitCode, string output)
    {
        var results = XDocument.Load(path).Descendants(Trx + "UnitTestResult");
        return new TestRunResult(exitCode, output, [.. results.Select(Entry)]);
    }

    private static TestEntry Entry(XElement result) => new(
        result.Attribute("testName")!.Value,
        result.Attribute("testId")!.Value,
        result.Attribute("outcome")!.Value,
        result.Descendants(Trx + "Message").FirstOrDefault()?.Value ?? "",
        result.Descendants(Trx + "StdOut").FirstOrDefault()?.Value ?? "",
        Time(result, "startTime"),
        Time(result, "endTime"));

    private static DateTimeOffset Time(XElement result, string name) => DateTimeOffset.Parse(result.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
