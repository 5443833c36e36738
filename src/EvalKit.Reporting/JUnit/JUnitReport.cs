using System.Globalization;
using System.Xml;
using EvalKit.Reporting.Cases;
using EvalKit.Reporting.JUnit;
using EvalKit.Reporting.Text;

namespace EvalKit.Reporting;

/// <summary>A run as a JUnit file, which nearly every CI system reads: a test case for each case and each gate, with the outcomes that <c>dotnet test</c> gives them.</summary>
public static class JUnitReport
{
    private const int LongestText = 2_000;
    private const int LongestName = 200;

    /// <summary>Writes the file. It is valid XML whatever a model printed.</summary>
    /// <param name="run">The run.</param>
    /// <param name="output">Where to; it stays open. The file says that it is UTF-8.</param>
    /// <param name="strict">Whether a gate that is Inconclusive fails; else it is skipped.</param>
    public static void Write(EvalRun run, TextWriter output, bool strict = false)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(output);
        var cases = ReportCases.Read(run).OrderBy(c => c.Position).Select(c => JUnitCases.OfCase(c, run));
        List<JUnitCase> all = [.. cases, .. run.Gates.Select(g => JUnitCases.OfGate(g, run, strict))];
        output.Write("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        using var xml = XmlWriter.Create(output, new XmlWriterSettings { Indent = true, OmitXmlDeclaration = true, NewLineChars = "\n", CloseOutput = false });
        xml.WriteStartElement("testsuites");
        WriteTotals(xml, all);
        xml.WriteStartElement("testsuite");
        Attribute(xml, "name", run.Results.Record.Suite);
        WriteTotals(xml, all);
        xml.WriteAttributeString("timestamp", run.Results.Record.StartedAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture));
        foreach (var testCase in all)
        {
            Write(xml, testCase);
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.Flush();
        output.Write('\n');
    }

    private static void WriteTotals(XmlWriter xml, List<JUnitCase> cases)
    {
        xml.WriteAttributeString("tests", Number(cases.Count));
        xml.WriteAttributeString("failures", Number(cases.Count(c => c.Outcome == JUnitOutcome.Failed)));
        xml.WriteAttributeString("errors", "0");
        xml.WriteAttributeString("skipped", Number(cases.Count(c => c.Outcome == JUnitOutcome.Skipped)));
        xml.WriteAttributeString("time", Seconds(cases.Aggregate(TimeSpan.Zero, (sum, c) => sum + c.Time)));
    }

    private static void Write(XmlWriter xml, JUnitCase testCase)
    {
        xml.WriteStartElement("testcase");
        Attribute(xml, "classname", testCase.Class);
        Attribute(xml, "name", testCase.Name);
        xml.WriteAttributeString("time", Seconds(testCase.Time));
        if (testCase.Outcome != JUnitOutcome.Passed)
        {
            xml.WriteStartElement(testCase.Outcome == JUnitOutcome.Failed ? "failure" : "skipped");
            Attribute(xml, "message", testCase.Message);
            if (testCase.Outcome == JUnitOutcome.Failed)
            {
                Attribute(xml, "type", testCase.Kind);
                xml.WriteString(CleanText.Of(testCase.Message, LongestText));
            }

            xml.WriteEndElement();
        }

        if (testCase.Output.Length > 0)
        {
            xml.WriteElementString("system-out", CleanText.Of(testCase.Output, LongestText));
        }

        xml.WriteEndElement();
    }

    private static void Attribute(XmlWriter xml, string name, string text) => xml.WriteAttributeString(name, CleanText.Of(ShortText.Of(text, LongestName), LongestName * 8));

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
}
