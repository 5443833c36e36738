using System.Text.Json;
using CsvHelper;

namespace DocsAssistantSample.Tests;

/// <summary>A question of the evaluation project, read without EvalKit: these tests are about the app alone.</summary>
internal sealed record GoldQuestion(string Id, string Question, IReadOnlyList<string> Accepted, IReadOnlyList<string> Tags)
{
    public bool IsUnanswerable => Tags.Contains("unanswerable");

    public string Topic => Tags.Single(tag => tag.StartsWith("topic=", StringComparison.Ordinal))["topic=".Length..];

    public static IReadOnlyList<GoldQuestion> Read()
    {
        using var reader = CsvReader.FromFile(Path.Combine(AppContext.BaseDirectory, "docs-assistant.csv"));
        reader.ReadHeader();
        var questions = new List<GoldQuestion>();
        while (reader.Read())
        {
            var row = reader.Current.ToDictionary().ToDictionary(cell => cell.Key, cell => cell.Value ?? "");
            questions.Add(new GoldQuestion(row["id"], row["question"], AcceptedIn(row["expected_response"]), row["tags"].Split(';')));
        }

        return questions;
    }

    private static string[] AcceptedIn(string cell) =>
        cell.StartsWith("[\"", StringComparison.Ordinal) ? JsonSerializer.Deserialize<string[]>(cell)! : [cell];
}
