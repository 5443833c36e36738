using Scriban.Parsing;
using Scriban.Syntax;

namespace EvalKit.Prompts;

/// <summary>A fault of a template that only rendering shows; turned into an <see cref="EvalKitException"/> with its position.</summary>
internal sealed class PromptException(SourceSpan span, string message) : ScriptRuntimeException(span, message)
{
    /// <summary>The expression at fault, where the span may be that of an enclosing block.</summary>
    public string? Expression { get; init; }
}
