using System.Text.Json;
using EvalKit.Datasets;

namespace EvalKit.Scoring;

/// <summary>Whether one case has what a scorer needs of it.</summary>
internal static class CaseNeeds
{
    /// <summary>
    /// Whether the case lacks the field: absent, null, or an empty list. The output is seen to elsewhere, and so are columns: their absence is reported
    /// before the run, and an empty cell is a missing label, which is not a fault of the case. Of alternatives joined by <c>|</c> one is enough.
    /// </summary>
    public static bool IsMissing(string need, ScoreArguments args) =>
        need.Split('|', StringSplitOptions.TrimEntries).All(path => IsMissingPath(path, args));

    private static bool IsMissingPath(string need, ScoreArguments args)
    {
        switch (need)
        {
            case Needs.Context:
                return RetrievedContext.Of(args).Count == 0;
            case Needs.Conversation:
                return args.Conversation is null;
            case Needs.AnyInput:
                return args.Case is null or { Inputs.Count: 0 };
            case Needs.Reference:
                return args.Reference?.Output is null;
            case Needs.Trace:
                return args.Trace is null;
            case Needs.Messages:
                return args.Trial.Output?.Messages is null;
            case Needs.ToolCalls:
                return args.Trial.Output?.ToolCalls is null;
        }

        if (need.StartsWith(Needs.Expectations, StringComparison.Ordinal))
        {
            return IsMissing(args.Case?.Expectations, need[Needs.Expectations.Length..]);
        }


        return need.StartsWith(Needs.Inputs, StringComparison.Ordinal)
            ? IsMissing(args.Case?.Inputs, need[Needs.Inputs.Length..])
            : need.StartsWith(Needs.Columns, StringComparison.Ordinal) && args.Case is null;
    }

    /// <summary>
    /// Whether fields lack one, which may be a dotted path into a JSON object: absent, null, or an empty list. An empty list of expected tool calls is not nothing:
    /// it says that no call is right.
    /// </summary>
    public static bool IsMissing(CaseFields? fields, string name) =>
        fields is null
        || !FieldPath.TryFind(fields, name, out var value, out _)
        || value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined
        || (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0 && name != ExpectedToolCallReader.Field);
}
