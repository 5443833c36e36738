namespace EvalKit;

/// <summary>Who made a feedback.</summary>
public enum SourceKind
{
    /// <summary>Code, the in-process stand-in for a judge model included: it is not an LLM.</summary>
    Code,

    /// <summary>A large language model.</summary>
    LlmJudge,

    /// <summary>A person.</summary>
    Human,
}
