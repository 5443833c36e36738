namespace EvalKit.Scoring;

/// <summary>When a retrieved passage is one of the expected ones.</summary>
public enum DocumentMatch
{
    /// <summary>Its id is equal, code point by code point. A passage without an id is its text.</summary>
    Id,

    /// <summary>Its text is equal, whatever the case and white space.</summary>
    Text,

    /// <summary>Its text contains the expected text, whatever the case and white space: for expectations that are shorter than passages.</summary>
    ContainsText,
}
