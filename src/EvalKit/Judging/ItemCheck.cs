using System.Globalization;
using System.Text.Json;
using EvalKit.Scoring;

namespace EvalKit.Judging;

/// <summary>Holds what a judge found to what it was given and to its own verdict. A fault is told to the judge once, as one of the form is.</summary>
internal static class ItemCheck
{
    /// <summary>The reading, or a faulty one.</summary>
    public static VerdictReading Of(VerdictReading reading, JudgeFile judge, ScoreArguments args) =>
        reading.Fault is null && (OfItems(reading, judge, args) ?? judge.YesWhen?.Fault(judge.Verdict.Items?.Name, reading)) is { } fault
            ? VerdictReading.Faulty(fault)
            : reading;

    private static string? OfItems(VerdictReading reading, JudgeFile judge, ScoreArguments args) =>
        judge.Verdict.Items is not { Of: { } source } form || reading.Lists?[form.Name]?.AsArray().Select(i => i![ItemForm.Item]!).ToList() is not { } found ? null
        : form.IsNumbered ? OfPositions(form.Name, found.ConvertAll(i => (int)i), Count(source, judge, args))
        : OfFacts(form.Name, found.ConvertAll(i => ((string)i!).Trim()), LeastFacts(judge, args));

    private static string? OfPositions(string list, List<int> found, int due) => found.Order().SequenceEqual(Enumerable.Range(1, due))
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"'{list}' must hold each number from 1 to {due} once, and holds {string.Join(", ", found)}.");

    private static string? OfFacts(string list, List<string> found, int due)
    {
        var repeated = found.CountBy(f => f, StringComparer.OrdinalIgnoreCase).FirstOrDefault(f => f.Value > 1).Key;
        return repeated is not null ? $"'{list}' must hold each fact once, and holds '{repeated}' twice."
            : found.Count < due ? string.Create(CultureInfo.InvariantCulture, $"'{list}' must hold each needed fact, at least {due}, and holds {found.Count}.")
            : null;
    }

    /// <summary>How many facts a case must have: a list of them is the author's count, of which a judge may find more by taking one apart, and a response that is expected has one.</summary>
    private static int LeastFacts(JudgeFile judge, ScoreArguments args)
    {
        if (args.Case is not { } evalCase)
        {
            return 0;
        }

        var listed = ExpectedFacts.Of(evalCase).Count;
        var isResponseRead = judge.Needs.Any(n => n.Contains(ExpectedResponses.Field, StringComparison.Ordinal));
        return listed > 0 ? listed : isResponseRead && evalCase.AcceptedResponses.Any(a => !string.IsNullOrWhiteSpace(a)) ? 1 : 0;
    }

    private static int Count(string source, JudgeFile judge, ScoreArguments args) => source switch
    {
        "context" => RetrievedContext.Of(args).Count,
        "guidelines" => judge.Guidelines.Count,
        _ when args.Case?.Expectations.TryGetValue("guidelines", out var value) == true => value.ValueKind == JsonValueKind.Array ? value.GetArrayLength() : 1,
        _ => 0,
    };
}
