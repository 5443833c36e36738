using EvalKit.Reporting.Ci;

namespace EvalKit.Reporting.Tests.Ci;

public sealed class CommandsTests
{
    public static TheoryData<string> Payloads =>
    [
        .. HostileText.Texts, "::error::forged", "a::b,c=d:e%0A::set-output name=x::y", "##vso[task.setvariable variable=x]y", "]##vso[task.complete result=Succeeded;]", "100%25;50%AZP25",
    ];

    [Fact]
    public void GitHub_is_told_file_line_title_and_message()
    {
        GitHubCommands.Annotation(new Annotation(AnnotationLevel.Error, "tests/a,b/Faq.cs", 12, "faq: 50%", "first\nsecond: x, y"))
            .Should().Be("::error file=tests/a%2Cb/Faq.cs,line=12,title=faq%3A 50%25::first%0Asecond: x, y");
        GitHubCommands.Annotation(new Annotation(AnnotationLevel.Notice, null, null, "faq", "x")).Should().Be("::notice title=faq::x");
    }

    [Fact]
    public void Azure_is_told_file_line_and_message()
    {
        AzureCommands.Issue(new Annotation(AnnotationLevel.Warning, "tests/a;b]/Faq.cs", 12, "faq: 50%", "first\nsecond"))
            .Should().Be("##vso[task.logissue type=warning;sourcepath=tests/a%3Bb%5D/Faq.cs;linenumber=12;]faq: 50%AZP25: first; second");
        AzureCommands.UploadSummary("/agent/100%/faq.md").Should().Be("##vso[task.uploadsummary]/agent/100%AZP25/faq.md");
    }

    [Theory]
    [MemberData(nameof(Payloads))]
    public void A_command_of_GitHub_is_one_line_that_reads_back_as_it_was(string payload)
    {
        var line = GitHubCommands.Annotation(new Annotation(AnnotationLevel.Warning, payload, 3, payload, payload));

        line.Should().NotContainAny("\r", "\n");
        var (name, properties, data) = CommandLineReader.GitHub(line)!.Value;
        name.Should().Be("warning");
        properties.Should().BeEquivalentTo(new Dictionary<string, string> { ["file"] = payload, ["line"] = "3", ["title"] = payload });
        data.Should().Be(payload);
    }

    [Theory]
    [MemberData(nameof(Payloads))]
    public void A_command_of_Azure_is_one_line_that_reads_back_as_it_was(string payload)
    {
        var line = AzureCommands.Issue(new Annotation(AnnotationLevel.Error, payload, 3, "title", payload));

        line.Should().NotContainAny("\r", "\n");
        var (name, properties, data) = CommandLineReader.Azure(line)!.Value;
        name.Should().Be("task.logissue");
        properties.Should().BeEquivalentTo(new Dictionary<string, string> { ["type"] = "error", ["sourcepath"] = payload, ["linenumber"] = "3" });
        data.Should().Be($"title: {payload.Replace("\n", "; ", StringComparison.Ordinal)}");
    }
}
