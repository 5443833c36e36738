namespace EvalKit.Scoring.Html;

/// <summary>Ends the reading of a page whose elements lie too deep in each other; it never leaves the scorer.</summary>
internal sealed class TooDeepException : Exception;
