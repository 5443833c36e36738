using System.Collections.Concurrent;
using Scriban;

namespace EvalKit.Reporting.Html;

/// <summary>Renders the Scriban templates of <c>reports/</c>. Thread-safe.</summary>
internal static class PageTemplates
{
    private static readonly ConcurrentDictionary<string, Template> Parsed = new(StringComparer.Ordinal);

    /// <summary>The template's text with the members of <paramref name="model"/> in it, encoded.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="model">Its public properties are the template's variables, in snake_case.</param>
    public static SafeMarkup Render(string name, object model) => new(Parsed.GetOrAdd(name, Parse).Render(new EncodingTemplateContext(model)));

    private static Template Parse(string name)
    {
        var template = Template.Parse(PageResources.Read(name), name);
        return template.HasErrors
            ? throw new InvalidOperationException($"The template is not valid: {string.Join("; ", template.Messages)}")
            : template;
    }
}
