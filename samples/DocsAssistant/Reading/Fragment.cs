namespace DocsAssistantSample.Reading;

/// <summary>A piece of a passage that can stand as an answer: a sentence, a list item, a table row or a line of code.</summary>
/// <param name="Text">The piece as plain text.</param>
/// <param name="Lead">What introduces it: the sentence before a list, table or block of code; may be empty.</param>
/// <param name="IsProse">True for sentences and list items, which read on; false for table rows and lines of code, which stand alone.</param>
internal sealed record Fragment(string Text, string Lead, bool IsProse);
