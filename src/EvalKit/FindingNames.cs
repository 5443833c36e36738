namespace EvalKit;

/// <summary>What a judge's defences can find, as the names stand below <see cref="FeedbackMetadata.Findings"/>.</summary>
internal static class FindingNames
{
    public const string RemovedCharacters = "removed_characters";
    public const string RoleTokens = "role_tokens";
    public const string LeftOutCharacters = "left_out_characters";
    public const string Trace = "trace";
    public const string Trivial = "trivial";
    public const string Nonce = "nonce";
    public const string AcceptedFalseReference = "accepted_false_reference";
    public const string ConstantAnswer = "constant_answer";
}
