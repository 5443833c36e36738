namespace EvalKit.Scoring;

/// <summary>By what a language is known among those of its script.</summary>
/// <param name="Code">Its code of ISO 639-1.</param>
/// <param name="Letters">The letters that it writes, beside a–z in Latin script; empty where letters do not tell.</param>
/// <param name="Words">Frequent words, above all those that have a function and no topic.</param>
/// <param name="Pieces">Frequent pieces of words; <c>_</c> stands for the beginning or the end of one.</param>
internal sealed record LanguageProfile(string Code, string Letters, string Words, string Pieces);
