using System.Globalization;

namespace EvalKit;

/// <summary>How often each case of a run was to run.</summary>
internal static class PlannedRepeats
{
    /// <summary>The number that the run was begun with; of a run that adds repeats, as many as it has begun.</summary>
    /// <param name="record">The run.</param>
    /// <param name="repeats">Which repeat each of its trials is, from 0.</param>
    public static int Of(RunRecord record, IEnumerable<int> repeats) => record.AddsRepeats
        ? repeats.DefaultIfEmpty(0).Max() + 1
        : int.TryParse(record.Parameters.GetValueOrDefault(RunRecord.RepeatsParameter), NumberStyles.None, CultureInfo.InvariantCulture, out var planned) ? planned : 1;
}
