using DocsAssistantSample.Reading;

namespace DocsAssistantSample;

/// <summary>What the assistant answered.</summary>
/// <param name="Text">The answer, or <see cref="DocsAssistant.Refusal"/>.</param>
/// <param name="Context">The passages that were read for it, best first; empty when none was found.</param>
/// <param name="Answered">False when the assistant refused because the docs do not seem to say.</param>
public sealed record DocsAnswer(string Text, IReadOnlyList<Passage> Context, bool Answered);
