namespace TrainShortAnswer;

/// <summary>A question and its accepted answers.</summary>
internal sealed record GoldAnswer(string Id, string Question, string[] Accepted);
