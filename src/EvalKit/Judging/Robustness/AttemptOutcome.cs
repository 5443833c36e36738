namespace EvalKit.Judging.Robustness;

/// <summary>What a judge did with an answer.</summary>
public enum AttemptOutcome
{
    /// <summary>It let the answer pass.</summary>
    Accepted,

    /// <summary>It did not.</summary>
    Rejected,

    /// <summary>There is no verdict because of what was replied: it could not be read, lacked its nonce, or was a refusal. The attack got nothing.</summary>
    Blocked,

    /// <summary>There is no verdict for reasons that are not the judge's: provider, time, recording. It counts as no attempt.</summary>
    Error,
}
