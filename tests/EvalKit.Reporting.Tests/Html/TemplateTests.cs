using EvalKit.Reporting.Html;
using EvalKit.TestUtils;
using Scriban;

namespace EvalKit.Reporting.Tests.Html;

public sealed class TemplateTests
{
    private static readonly string Folder = Path.Combine(SharedData.RepositoryRoot, "reports");

    private static IReadOnlyList<string> Paths { get; } =
        [.. Directory.EnumerateFiles(Folder, "*.*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Folder, f).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Files => [.. Paths];

    [Theory]
    [MemberData(nameof(Files))]
    public void No_file_uses_a_sink_that_turns_text_into_markup_or_code(string file)
    {
        string[] sinks =
        [
            "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "setTimeout(\"", "srcdoc", "DOMParser", "createContextualFragment", "javascript:",
            "html.raw", "fetch(", "XMLHttpRequest", "http://", "https://",
        ];

        File.ReadAllText(Path.Combine(Folder, file)).Should().NotContainAny(sinks);
    }

    [Fact]
    public void Every_file_is_embedded()
    {
        Paths.Should().HaveCountGreaterThan(5);
        Paths.Should().OnlyContain(path => PageResources.Read(path).Length > 0);
    }

    [Fact]
    public void A_template_encodes_what_it_prints_without_being_told()
    {
        var template = Template.Parse("{{ name }}|{{ for x in list }}{{ x }}{{ end }}|{{ safe }}");

        var text = template.Render(new EncodingTemplateContext(new { Name = "<b>&\"'", List = new[] { "<i>" }, Safe = new SafeMarkup("<u>") }));

        text.Should().Be("&lt;b&gt;&amp;&quot;&#39;|&lt;i&gt;|<u>");
    }

    [Fact]
    public void A_template_that_names_an_unknown_variable_is_an_error()
    {
        var render = () => Template.Parse("{{ nmae }}").Render(new EncodingTemplateContext(new { Name = "x" }));

        render.Should().Throw<Scriban.Syntax.ScriptRuntimeException>().WithMessage("*nmae*");
    }
}
