namespace EvalKit;

/// <summary>What a gate says, from best to worst: the worst of several is their maximum.</summary>
public enum Verdict
{
    /// <summary>The evidence says that the condition holds.</summary>
    Pass,

    /// <summary>The evidence does not decide.</summary>
    Inconclusive,

    /// <summary>The numbers cannot be used: too many errors, a judge or baseline that does not fit.</summary>
    Invalid,

    /// <summary>The evidence says that the condition is broken.</summary>
    Fail,
}
