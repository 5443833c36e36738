namespace EvalKit.Scoring;

/// <summary>Options of <c>word_error_rate</c>, <c>character_error_rate</c>, <c>match_error_rate</c> and of <c>corpus_wer</c> and <c>corpus_cer</c>.</summary>
public sealed record ErrorRateOptions : TextMatchOptions;
