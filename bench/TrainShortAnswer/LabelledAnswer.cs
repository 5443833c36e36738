namespace TrainShortAnswer;

/// <summary>An answer whose label is known: by people, or because a template made it right or wrong.</summary>
/// <param name="QuestionId">The question's id: answers to one question stay in one fold.</param>
/// <param name="Features">Its features.</param>
/// <param name="IsRight">The label.</param>
/// <param name="Template">The template that made it; null for an answer of a system that people judged.</param>
internal sealed record LabelledAnswer(string QuestionId, double[] Features, bool IsRight, string? Template = null);
