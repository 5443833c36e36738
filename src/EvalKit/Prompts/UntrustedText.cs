using System.Diagnostics.CodeAnalysis;
using Scriban.Runtime;

namespace EvalKit.Prompts;

/// <summary>A text that a template may only place in a block: it has no members and does not turn into a string by itself.</summary>
[SuppressMessage("Usage", "CA2237", Justification = "Never serialised.")]
internal sealed class UntrustedText : ScriptObject
{
    public UntrustedText(PromptBlock content)
    {
        Content = content;
        IsReadOnly = true;
    }

    public PromptBlock Content { get; }
}
