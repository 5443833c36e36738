namespace EvalKit.Reporting.Html;

/// <summary>Markup that needs no encoding, because it is made of embedded templates, scripts and styles, of base64, or of text that was encoded before.</summary>
/// <param name="Text">The markup.</param>
internal sealed record SafeMarkup(string Text);
