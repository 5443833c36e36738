using System.Globalization;
using System.Text.Json;
using EvalKit.Scoring;

namespace EvalKit.Judging;

/// <summary>Holds what a judge found to what it was given and to its own verdict. A fault is told to the judge once, as one of the form is.</summary>
internal static class ItemCheck
{
    /// <summary>The reading, or a faulty one.</summary>
    public static VerdictReading Of(VerdictReading reading, JudgeFile judge, ScoreArguments args) =>
        reading.Fault is null && (OfPositions(reading, judge, args) ?? judge.YesWhen?.Fault(judge.Verdict.Items?.Name, reading)) is { } fault
            ? VerdictReading.Faulty(fault)
            : reading;

    private static string? OfPositions(VerdictReading reading, JudgeFile judge, ScoreArguments args)
    {
        if (judge.Verdict.Items is not { Of: { } source } form || reading.Lists?[form.Name]?.AsArray() is not { } found)
        {
            return null;
        }

        var due = Count(source, judge, args);
        return found.Select(i => (int)i![ItemForm.Item]!).Order().SequenceEqual(Enumerable.Range(1, due))
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"'{form.Name}' must hold each number from 1 to {due} once, and holds {string.Join(", ", found.Select(i => (int)i![ItemForm.Item]!))}.");
    }

    private static int Count(string source, JudgeFile judge, ScoreArguments args) => source switch
    {
        "context" => RetrievedContext.Of(args).Count,
        "guidelines" => judge.Guidelines.Count,
        _ when args.Case?.Expectations.TryGetValue("guidelines", out var value) == true => value.ValueKind == JsonValueKind.Array ? value.GetArrayLength() : 1,
        _ => 0,
    };
}
