namespace EvalKit;

/// <summary>The kinds of scorer.</summary>
public enum ScorerKind
{
    /// <summary>Computed by code.</summary>
    Code,

    /// <summary>A judge: the verdict comes from a chat model.</summary>
    Judge,

    /// <summary>Imported from people.</summary>
    Human,
}
