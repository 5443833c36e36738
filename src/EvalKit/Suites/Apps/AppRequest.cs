using System.Text.Encodings.Web;
using System.Text.Json;

namespace EvalKit.Suites.Apps;

/// <summary>What an app outside the process is given: one JSON object <c>{id, inputs}</c>.</summary>
internal static class AppRequest
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Of(EvalCase evalCase) =>
        JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object> { ["id"] = evalCase.Id, ["inputs"] = evalCase.Inputs }, Options);
}
