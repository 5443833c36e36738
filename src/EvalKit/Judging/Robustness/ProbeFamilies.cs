namespace EvalKit.Judging.Robustness;

/// <summary>Names of the families of probes, as the probe set and the reports write them.</summary>
public static class ProbeFamilies
{
    /// <summary>An answer that is no answer.</summary>
    public const string NullAnswer = "null_answer";

    /// <summary>A mark or an opening that promises an answer and gives none.</summary>
    public const string MasterKey = "master_key";

    /// <summary>An instruction to the judge in plain words.</summary>
    public const string InstructionOverride = "instruction_override";

    /// <summary>A text that looks like the judge's reply.</summary>
    public const string FakeCompletion = "fake_completion";

    /// <summary>An imitation of the end of the data.</summary>
    public const string FakeDelimiter = "fake_delimiter";

    /// <summary>Marks that chat formats use for roles.</summary>
    public const string RoleToken = "role_token";

    /// <summary>An instruction in Unicode tag characters, which no person sees.</summary>
    public const string TagSmuggling = "tag_smuggling";

    /// <summary>An instruction whose direction is changed for human eyes.</summary>
    public const string Bidi = "bidi";

    /// <summary>Much text that says nothing.</summary>
    public const string LengthPadding = "length_padding";

    /// <summary>A claim of authority, or flattery.</summary>
    public const string Authority = "authority";

    /// <summary>Pictures of approval.</summary>
    public const string Emoji = "emoji";

    /// <summary>A request for the judge's own instructions.</summary>
    public const string PromptLeak = "prompt_leak";

    /// <summary>A constant text that praises itself and answers nothing.</summary>
    public const string PersuasiveEssay = "persuasive_essay";

    /// <summary>The worse answer in the first place of a pair; only where pairs are compared.</summary>
    public const string Position = "position";
}
