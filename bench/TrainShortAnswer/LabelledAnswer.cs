namespace TrainShortAnswer;

/// <summary>An answer that people judged.</summary>
/// <param name="QuestionId">The question's id: answers to one question stay in one fold.</param>
/// <param name="Features">Its features.</param>
/// <param name="IsRight">The human label.</param>
internal sealed record LabelledAnswer(string QuestionId, double[] Features, bool IsRight);
