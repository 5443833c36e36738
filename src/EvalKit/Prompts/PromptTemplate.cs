using System.Text.Json;
using Microsoft.Extensions.AI;
using Scriban;
using Scriban.Syntax;

namespace EvalKit.Prompts;

/// <summary>
/// A prompt: sections <c># system</c> and <c># user</c> at column 0, variables as <c>{{ inputs.question }}</c>, untrusted text as
/// <c>{{ block outputs }}</c>. Rendering is strict: a name that does not exist is an error, never an empty text. Immutable and thread-safe.
/// </summary>
public sealed class PromptTemplate
{
    private readonly IReadOnlyList<PromptSection> _sections;
    private readonly string _path;
    private readonly string _text;
    private readonly HashSet<string> _placed;

    private PromptTemplate(IReadOnlyList<PromptSection> sections, string path, string text, bool isOfApp)
    {
        _placed = isOfApp ? [] : [.. sections.SelectMany(s => Placements.Of(s.Template.Page!, path))];
        _sections = sections;
        _path = path;
        _text = text;
        Hash = CanonicalJson.Hash(JsonSerializer.SerializeToElement(text));
    }

    /// <summary>SHA-256 of the template's text with LF line ends, without what stands before its first section: 64 lower-case hexadecimal digits.</summary>
    public string Hash { get; }

    /// <summary>Whether it has a user section.</summary>
    public bool HasUser => _sections.Any(s => s.Role == ChatRole.User);

    /// <summary>Reads a template.</summary>
    /// <param name="text">The text.</param>
    /// <param name="path">Where it stands, for messages.</param>
    /// <param name="firstLine">Number of the first line that belongs to the template, from 1; lines before it (front matter) are skipped.</param>
    /// <param name="isUserOptional">Whether a system section alone will do, for an app whose cases bring their own messages. Such a prompt sees the inputs alone, and nothing that would need a block.</param>
    /// <exception cref="EvalKitException">
    /// No user section, text before the first section, a syntax error, or untrusted text elsewhere than in a block or a condition; the message names file, line and column.
    /// </exception>
    public static PromptTemplate Parse(string text, string path, int firstLine = 1, bool isUserOptional = false)
    {
        var lines = CanonicalJson.Normalize(text).Split('\n');
        var sections = PromptSection.Read(lines, firstLine, path, isUserOptional);
        return new PromptTemplate(sections, path, string.Join('\n', lines[(sections[0].Line - 1)..]).TrimEnd(), isOfApp: isUserOptional);
    }

    /// <summary>Renders the messages: the system section, if there is one, then the user section.</summary>
    /// <param name="data">The data.</param>
    /// <param name="cancellationToken">Ends the rendering.</param>
    /// <exception cref="EvalKitException">A name that the data lacks, a value that is null, untrusted text outside a block, or a limit; the message names file, line and column.</exception>
    public IReadOnlyList<ChatMessage> Render(PromptData data, CancellationToken cancellationToken = default)
    {
        return [.. _sections.Select(s => new ChatMessage(s.Role, Render(s.Template, data, cancellationToken)))];
    }

    /// <summary>Whether a name stands anywhere in the template: of a name that does not, nothing is shown.</summary>
    internal bool Mentions(string name) => _text.Contains(name, StringComparison.Ordinal);

    /// <summary>Whether the template places a value by <c>{{ block name }}</c>, be it only in some cases.</summary>
    internal bool Places(string name) => _placed.Contains(name);

    private string Render(Template template, PromptData data, CancellationToken cancellationToken)
    {
        try
        {
            return template.Render(new PromptTemplateContext(ScriptData.Of(data), cancellationToken)).Trim('\n');
        }
        catch (ScriptRuntimeException exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var at = (exception is PromptException { Expression: { } name } ? ExpressionFinder.Find(template.Page!, name) : null) ?? exception.Span;
            throw new EvalKitException(
                FaultKind.Usage,
                $"{_path}:{at.Start.Line + 1}:{at.Start.Column + 1}: {exception.OriginalMessage.TrimEnd('.')}. Expected a name of the case's data: {(data.IsInputsOnly ? "inputs.<name>" : "inputs.<name>, expectations.<name>, or outputs, context, trace, reference and conversation in a block")}.",
                exception);
        }
    }
}
