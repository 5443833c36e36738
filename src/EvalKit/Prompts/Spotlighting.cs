namespace EvalKit.Prompts;

/// <summary>
/// How untrusted text is set apart in a prompt (Hines et al. 2024, arXiv 2403.14720). The delimiters are there in every form; the stronger ones change the text
/// between them, so that a model can tell data from instructions at every word of it.
/// </summary>
public enum Spotlighting
{
    /// <summary>The text stands as it is between its delimiters. The default: every model reads it well.</summary>
    Delimit,

    /// <summary>A mark that the text does not contain stands in the place of each blank and before each other white space, such as a tab or the end of a line.</summary>
    Datamark,

    /// <summary>The text is base64 of its UTF-8: no word of it can be taken for an instruction, but weak models read it badly.</summary>
    Base64,
}
