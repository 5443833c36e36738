namespace EvalKit.Scoring;

/// <summary>
/// What is evened out before two texts are compared; parts combine with <c>|</c> and are applied in the order they stand here. No part depends on the
/// culture of the machine. In YAML and JSON a list of names in snake_case: <c>[lower_case, collapse_white_space]</c>.
/// </summary>
[Flags]
public enum TextNormalization
{
    /// <summary>Nothing: every code point counts.</summary>
    None = 0,

    /// <summary>Letters are lower-cased by the Unicode mapping that knows no language.</summary>
    LowerCase = 1,

    /// <summary>Accents and other combining marks are removed: é becomes e.</summary>
    StripAccents = 2,

    /// <summary>The 32 punctuation characters of ASCII are removed; nothing takes their place.</summary>
    StripPunctuation = 4,

    /// <summary>The words a, an and the are removed (in lower case only, so combine it with <see cref="LowerCase"/>).</summary>
    RemoveArticles = 8,

    /// <summary>White space at both ends is removed, any other run of it becomes one space.</summary>
    CollapseWhiteSpace = 16,

    /// <summary>As the evaluation script of SQuAD does it: case, punctuation, articles and white space.</summary>
    Squad = LowerCase | StripPunctuation | RemoveArticles | CollapseWhiteSpace,
}
