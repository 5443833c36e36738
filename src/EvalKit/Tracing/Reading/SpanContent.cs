using System.Text.Json;

namespace EvalKit.Tracing.Reading;

/// <summary>What a span of any kind was given and returned, where a convention keeps it as one value. Messages, tools and passages have readers of their own.</summary>
internal static class SpanContent
{
    private static readonly string[] InputNames = ["input.value", "mlflow.spanInputs", "traceloop.entity.input", "gen_ai.retrieval.query.text"];
    private static readonly string[] OutputNames = ["output.value", "mlflow.spanOutputs", "traceloop.entity.output"];

    /// <summary>What it was given; null where it does not say.</summary>
    public static JsonElement? Inputs(Span span) => new AttributeReader(span.Attributes).Value(InputNames);

    /// <summary>What it returned; null where it does not say.</summary>
    public static JsonElement? Outputs(Span span) => new AttributeReader(span.Attributes).Value(OutputNames);
}
