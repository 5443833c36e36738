using System.Text.Json;
using EvalKit.Scoring;

namespace TrainShortAnswer;

/// <summary>Reads the judged answers of the EVOUNA data set: proper questions only, five systems, answers that have a human label.</summary>
internal static class LabelledAnswers
{
    private static readonly string[] Files = ["NQ.jsonl", "TQ.jsonl"];
    private static readonly string[] Systems = ["fid", "gpt35", "chatgpt", "gpt4", "newbing"];

    public static IReadOnlyList<LabelledAnswer> Read(string folder) =>
        [.. Files.SelectMany(file => File.ReadLines(Path.Combine(folder, file)).AsParallel().AsOrdered().SelectMany(Answers))];

    /// <summary>Each proper question with its accepted answers, in the order of the files.</summary>
    public static IReadOnlyList<GoldAnswer> Questions(string folder) =>
        [.. Files.SelectMany(file => File.ReadLines(Path.Combine(folder, file))).Select(line => JsonDocument.Parse(line).RootElement).Where(row => !row.GetProperty("improper").GetBoolean()).Select(row =>
            new GoldAnswer(row.GetProperty("id").GetString()!, row.GetProperty("question").GetString()!, row.GetProperty("golden_answer").GetString()!.Split('/')))];

    private static List<LabelledAnswer> Answers(string line)
    {
        using var document = JsonDocument.Parse(line);
        var row = document.RootElement;
        var answers = new List<LabelledAnswer>();
        if (row.GetProperty("improper").GetBoolean())
        {
            return answers;
        }

        var question = row.GetProperty("question").GetString()!;
        var accepted = row.GetProperty("golden_answer").GetString()!.Split('/');
        foreach (var system in Systems)
        {
            var label = row.GetProperty("judge_" + system);
            if (label.ValueKind != JsonValueKind.Null)
            {
                var verdict = ShortAnswerModel.Judge(question, accepted, row.GetProperty("answer_" + system).GetString() ?? "");
                answers.Add(new LabelledAnswer(row.GetProperty("id").GetString()!, [.. verdict.Features.Select(f => f.Value)], label.GetBoolean()));
            }
        }

        return answers;
    }
}
