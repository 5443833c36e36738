namespace TrainShortAnswer;

/// <summary>What a template does with the accepted answer.</summary>
internal enum TemplateKind
{
    /// <summary>Names it to deny or exclude it: wrong.</summary>
    Denies,

    /// <summary>Names that of another question: wrong.</summary>
    Swaps,

    /// <summary>Says it, perhaps beside another one that it denies: right.</summary>
    Affirms,
}
