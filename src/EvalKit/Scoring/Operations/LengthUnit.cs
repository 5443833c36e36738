namespace EvalKit.Scoring;

/// <summary>What a text's length is counted in.</summary>
public enum LengthUnit
{
    /// <summary>Unicode code points.</summary>
    Characters,

    /// <summary>Runs of characters that are no white space.</summary>
    Words,
}
