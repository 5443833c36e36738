namespace EvalKit.Datasets.Filters;

internal static class FilterFault
{
    public static EvalKitException At(string expression, int position, string problem) =>
        new(FaultKind.Usage, FormattableString.Invariant(
            $"Bad filter at position {position + 1}: {problem}. The filter is: {expression}. Expected for example: tags.topic == \"maths\" and not (inputs.question ~ \"^Why\")."));
}
