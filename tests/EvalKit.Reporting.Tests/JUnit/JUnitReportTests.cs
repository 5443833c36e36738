using System.Xml.Linq;

namespace EvalKit.Reporting.Tests.JUnit;

public sealed class JUnitReportTests
{
    public static TheoryData<string> Payloads => [.. HostileText.Texts, "\uFFFE\uFFFF\uD800\uDC00\uDC00\u0000\u0008", new string('\u0007', 3000), "]]>"];

    [Fact]
    public void Each_case_and_each_gate_is_a_test_case_with_the_outcome_of_dotnet_test()
    {
        var suite = Write(SampleRun.Small().Build());

        suite.Attribute("name")!.Value.Should().Be("faq");
        Outcomes(suite).Should().BeEquivalentTo(new Dictionary<string, string>
        {
            ["returns-window"] = "passed",
            ["shipping-cost"] = "passed",
            ["opening-hours"] = "passed",
            ["gift-cards"] = "failure",
            ["warranty"] = "passed",
            ["store-credit"] = "passed",
            ["repairs"] = "passed",
            ["app_ok app"] = "passed",
            ["correctness at_least 0.75, max_drop 0.05"] = "failure",
            ["latency/median at_most 800"] = "passed",
        }, "a low score fails no case, an app that broke does");
        (suite.Attribute("tests")!.Value, suite.Attribute("failures")!.Value, suite.Attribute("skipped")!.Value).Should().Be(("10", "2", "0"));
        suite.Descendants("failure").First().Attribute("message")!.Value.Should().Be("The app threw System.IO.IOException: Connection to the index was lost");
        suite.Descendants("failure").Last().Attribute("type")!.Value.Should().Be("regressed");
    }

    [Fact]
    public void An_inconclusive_gate_is_skipped_and_fails_when_strict()
    {
        var run = SampleRun.Small(verdict: Verdict.Inconclusive).Build();

        Outcomes(Write(run))["correctness at_least 0.75, max_drop 0.05"].Should().Be("skipped");
        Outcomes(Write(run, strict: true))["correctness at_least 0.75, max_drop 0.05"].Should().Be("failure");
    }

    [Fact]
    public void The_gates_of_a_partial_run_are_skipped()
    {
        var run = new SampleRun { Partial = true }.Add([.. SampleRun.Small().Cases]).Build();

        var gates = Write(run).Elements("testcase").Where(t => t.Attribute("classname")!.Value == "faq.gates").ToList();

        gates.Should().HaveCount(3).And.OnlyContain(g => g.Element("skipped") != null);
        gates[0].Element("skipped")!.Attribute("message")!.Value.Should().Contain("partial_run");
        Write(run, strict: true).Elements("testcase").Where(t => t.Attribute("classname")!.Value == "faq.gates").Should().OnlyContain(g => g.Element("skipped") != null);
    }

    [Theory]
    [MemberData(nameof(Payloads))]
    public void It_is_valid_XML_whatever_a_model_printed(string payload)
    {
        var plain = Write(HostileText.Everywhere("harmless").Build());
        var hostile = Write(HostileText.Everywhere(payload).Build());

        Shape(hostile).Should().Equal(Shape(plain));
        hostile.Value.Should().NotContain("\u001b");
    }

    private static IEnumerable<string> Shape(XElement suite) => suite.DescendantsAndSelf().Select(e => $"{e.Name} {string.Join(' ', e.Attributes().Select(a => a.Name))}");

    private static Dictionary<string, string> Outcomes(XElement suite) => suite.Elements("testcase").ToDictionary(
        t => t.Attribute("name")!.Value, t => t.Elements().FirstOrDefault(e => e.Name != "system-out")?.Name.LocalName ?? "passed", StringComparer.Ordinal);

    /// <summary>As a CI system reads it: from bytes, with a parser that checks characters.</summary>
    private static XElement Write(EvalRun run, bool strict = false)
    {
        using var bytes = new MemoryStream();
        using (var writer = new StreamWriter(bytes, leaveOpen: true))
        {
            JUnitReport.Write(run, writer, strict);
        }

        bytes.Position = 0;
        return XDocument.Load(bytes).Root!.Element("testsuite")!;
    }
}
