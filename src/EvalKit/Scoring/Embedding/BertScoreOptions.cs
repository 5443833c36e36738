namespace EvalKit.Scoring;

/// <summary>Options of <c>bert_score</c>.</summary>
public sealed record BertScoreOptions : EmbeddingOptions;
