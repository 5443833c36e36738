using EvalKit.Tracing;

namespace EvalKit.Scoring;

/// <summary>What messages say of a trace.</summary>
internal static class TelemetryText
{
    private const int Shown = 3;

    /// <summary>The models that were called, by name; words where no name is known.</summary>
    public static string Models(TraceRecord? trace)
    {
        var models = trace is null ? [] : TraceTelemetry.Of(trace).ModelCalls.Select(c => c.Model).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return models.Count == 0 ? "the app's model" : string.Join(", ", models.Take(Shown).Select(Quote.Of)) + (models.Count > Shown ? ", …" : "");
    }
}
