using System.Text.Json;
using EvalKit.Metrics;
using EvalKit.Reporting.Text;

namespace EvalKit.Reporting;

/// <summary>What happened in each trial, for someone who wants to see more than the verdict: a line for the trial with its scores, and one for each tool call and for an error under it.</summary>
public static class TrialLines
{
    private const int NameLength = 60;
    private const int ValueLength = 40;
    private const int ArgumentsLength = 70;
    private const int ResultLength = 70;
    private const int ErrorLength = 160;
    private const string AppOk = "app_ok";

    /// <summary>The lines, in the order of the dataset, repeats beneath each other.</summary>
    /// <param name="results">The results of a run.</param>
    public static IReadOnlyList<SummaryLine> Of(RunResults results)
    {
        ArgumentNullException.ThrowIfNull(results);
        var repeats = results.Rows.Any(r => r.Trial.Repeat > 0);
        return [.. results.Rows.SelectMany((row, i) => Of(row, repeats ? FormattableString.Invariant($" #{row.Trial.Repeat + 1}") : "", results.Columns, i))];
    }

    private static IEnumerable<SummaryLine> Of(TrialRow row, string repeat, IReadOnlyList<FeedbackColumn> columns, int index)
    {
        var trial = row.Trial;
        string?[] parts =
        [
            $"{TerminalText.Of(row.Case.Id, NameLength)}{repeat}",
            string.Join(", ", columns.Where(c => c.Info.Name != AppOk).Select(c => Score(c.Info, c.Cells[index])).OfType<string>()),
            string.Join(", ", new[] { trial.Latency is { } latency ? NumberText.Milliseconds(latency) : null, trial.Output?.CostUsd is { } cost ? RunCost.Dollars(cost) : null }.OfType<string>()),
        ];
        yield return new SummaryLine(SummaryLineKind.Trial, string.Join("  ", parts.Where(p => p is { Length: > 0 }).Prepend(Status(trial.Status))));
        foreach (var call in trial.Output?.ToolCalls is { ValueKind: JsonValueKind.Array } calls ? calls.EnumerateArray().Select(Call).OfType<string>() : [])
        {
            yield return new SummaryLine(SummaryLineKind.TrialDetail, call);
        }

        if (trial.Error is { } error)
        {
            yield return new SummaryLine(SummaryLineKind.TrialDetail, TerminalText.Of(error.Message, ErrorLength));
        }
    }

    private static string Status(TrialStatus status) => status switch
    {
        TrialStatus.Ok => "ok",
        TrialStatus.AppError => "error",
        _ => status.ToString().ToLowerInvariant(),
    };

    private static string? Score(FeedbackInfo info, Feedback? feedback) => feedback switch
    {
        null => null,
        { Value: { Number: { } number, Bool: null } } => $"{info.Name} {NumberText.Value(number, info)}",
        { Value: { } value } => $"{info.Name} {TerminalText.Of(value.ToString(), ValueLength)}",
        { Error: not null } => $"{info.Name} error",
        _ => $"{info.Name} unscored",
    };

    /// <summary>A call as the app, its messages or its trace told it; null where it is none.</summary>
    private static string? Call(JsonElement call)
    {
        if (call.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var function = call.TryGetProperty("function", out var inner) && inner.ValueKind == JsonValueKind.Object ? inner : call;
        var name = function.TryGetProperty("name", out var named) ? Text(named) : "?";
        var arguments = function.TryGetProperty("arguments", out var given) ? Text(given) : "";
        var result = call.TryGetProperty("result", out var gave) ? $" → {TerminalText.Of(Text(gave), ResultLength)}" : "";
        return $"{TerminalText.Of(name, NameLength)}({TerminalText.Of(arguments, ArgumentsLength)}){result}";
    }

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
