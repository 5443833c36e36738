namespace EvalKit.Scoring;

/// <summary>Where the words of an output and of its reference stand to each other, by the edits between them.</summary>
internal sealed class WordAlignment(int output, int reference)
{
    /// <summary>For each word of the reference its place in the output; of one that is missing there, the place before the gap, −1 before the first word.</summary>
    public int[] Places { get; } = new int[reference];

    /// <summary>Which words of the output are wrong or too much.</summary>
    public bool[] OutputErrors { get; } = new bool[output];

    /// <summary>Which words of the reference are missing or replaced.</summary>
    public bool[] ReferenceErrors { get; } = new bool[reference];
}
