namespace EvalKit.Redaction;

/// <summary>What a name says of the value that stands beside it.</summary>
internal enum SecretNameKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It may be a key of a service as well as that of a cache or table: only a value that looks random is taken for a secret.</summary>
    Key,

    /// <summary>It may be a token of a service as well as one of a text.</summary>
    Token,

    /// <summary>It is a secret, unless it is a placeholder or code.</summary>
    Secret,

    /// <summary>It is a password: a secret that need not look random.</summary>
    Password,

    /// <summary>It is the value of a header that says who asks: a scheme, then the secret.</summary>
    Authorization,

    /// <summary>It is the cookies of a request: all of the line.</summary>
    Cookie,
}
