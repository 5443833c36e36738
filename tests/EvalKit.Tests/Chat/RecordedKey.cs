using System.Text.Json.Nodes;

namespace EvalKit.Tests.Chat;

/// <summary>The key of a request, from what a file holds of it.</summary>
internal static class RecordedKey
{
    public static string Of(string model, JsonObject request)
    {
        var keyed = request.DeepClone().AsObject();
        keyed["model"] = model;
        return CanonicalJson.Hash(keyed);
    }
}
