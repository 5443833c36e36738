using System.Text.Json.Nodes;
using EvalKit.Prompts;

namespace EvalKit.Judging.Safety;

/// <summary>
/// What stands between a judge and text that tries to be judged well without being good. Each defence is a switch of its own, and the defaults are safe. All of them
/// are part of the judge's fingerprint: judgements under other defences are not compared. Immutable.
/// </summary>
public sealed record JudgeDefences
{
    /// <summary>The longest text that a judge sees by default, in code points: some 8,000 tokens, ten times the longest honest answer that was looked at.</summary>
    public const int DefaultMaxCharacters = 32_768;

    /// <summary>The share of accepted answers that are judged again against a false reference: enough to see in a large suite, a twentieth of the cost.</summary>
    public const double DefaultCounterfactual = 0.05;

    /// <summary>The words or numbers that an answer has at least, if it is one. "42" is an answer and ":" is none.</summary>
    public const int DefaultMinTokens = 1;

    /// <summary>Changes whenever the words that a defence puts into a prompt change, or what it does to a text.</summary>
    internal const int Revision = 3;

    /// <summary>All defences, as they are unless a judge or a suite says otherwise.</summary>
    public static JudgeDefences Default { get; } = new();

    /// <summary>No defence but the delimiters, which cannot be switched off.</summary>
    public static JudgeDefences None { get; } = new() { Normalize = false, RoleTokens = false, MaxCharacters = null, Nonce = false, TrivialAnswers = false, Counterfactual = 0 };

    /// <summary>How untrusted text is written between its delimiters. Default: delimiters alone.</summary>
    public Spotlighting Spotlighting { get; init; }

    /// <summary>Whether the judge gets the text in NFC and without characters that only a model reads: zero width, direction, tags. Default: true.</summary>
    public bool Normalize { get; init; } = true;

    /// <summary>Whether marks that chat formats use for roles (<c>&lt;|im_start|&gt;</c>, <c>[INST]</c>, <c>### System</c>) lose their brackets. Default: true.</summary>
    public bool RoleTokens { get; init; } = true;

    /// <summary>The longest text in code points, at least 100; of a longer one the middle is left out, visibly. Of a conversation as a whole: its longest texts lose their middles first. Null for no limit. Default: <see cref="DefaultMaxCharacters"/>.</summary>
    public int? MaxCharacters { get; init; } = DefaultMaxCharacters;

    /// <summary>Whether the judge has to repeat a code in its JSON. A reply without it, or with another, is asked for once more and then an error. A label has no place for it, so replies without JSON count as such. Default: true.</summary>
    public bool Nonce { get; init; } = true;

    /// <summary>Whether answers that say nothing are looked for before any model is asked: a finding beside the score and never a score. Default: true.</summary>
    public bool TrivialAnswers { get; init; } = true;

    /// <summary>The words and numbers that an answer has at least, if it is one; from 0. Default: <see cref="DefaultMinTokens"/>.</summary>
    public int MinTokens { get; init; } = DefaultMinTokens;

    /// <summary>
    /// The share, from 0 to 1, of accepted answers that are judged again against a reference that is false; which ones follows from their text. Above 0, accepted answers with a
    /// finding are judged again too. Default: <see cref="DefaultCounterfactual"/>.
    /// </summary>
    public double Counterfactual { get; init; } = DefaultCounterfactual;

    /// <summary>The defences as a judge's fingerprint holds them.</summary>
    internal JsonObject ToJson() => new()
    {
        ["revision"] = Revision,
        [JudgeDefencesReader.SpotlightingKey] = JudgeDefencesReader.NameOf(Spotlighting),
        [JudgeDefencesReader.NormalizeKey] = Normalize,
        [JudgeDefencesReader.RoleTokensKey] = RoleTokens,
        [JudgeDefencesReader.MaxCharactersKey] = MaxCharacters,
        [JudgeDefencesReader.NonceKey] = Nonce,
        [JudgeDefencesReader.TrivialAnswersKey] = TrivialAnswers,
        [JudgeDefencesReader.MinTokensKey] = MinTokens,
        [JudgeDefencesReader.CounterfactualKey] = Counterfactual,
    };
}
