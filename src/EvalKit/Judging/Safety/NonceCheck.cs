using System.Text.Json;
using System.Text.Json.Nodes;
using EvalKit.Chat;
using EvalKit.Prompts;

namespace EvalKit.Judging.Safety;

/// <summary>
/// Whether a reply repeats the code that the judge was told. Each object with a verdict must: one that was copied out of the answer lacks it. A label has no place for a
/// code, so a reply without JSON lacks it too; else an attack would only have to choose that form.
/// </summary>
internal static class NonceCheck
{
    private const string Missing = "missing";
    private const string Wrong = "wrong";

    /// <summary>The reply, with a fault in place of its verdict where the code is missing or another one; the finding goes into the metadata.</summary>
    public static JudgeReply Of(JudgeReply reply, ChatRequest request, JsonObject metadata)
    {
        if (reply.Reading is not { } reading || string.IsNullOrWhiteSpace(reply.Response.Text)
            || PromptNonce.Find(request.Messages) is not { } nonce || FindingOf(reply.Response.Text, nonce) is not { } finding)
        {
            return reply;
        }

        if (reading.Value is null)
        {
            // A reply without JSON has another fault than its missing code; a code that is another one is a finding whatever else is wrong.
            if (finding == Wrong)
            {
                Findings.Add(metadata, FindingNames.Nonce, finding);
            }

            return reply;
        }

        Findings.Add(metadata, FindingNames.Nonce, finding);
        return reply with { Reading = VerdictReading.Faulty($"The reply does not show that it is the judge's own: \"{PromptNonce.Member}\" is {finding}. Repeat the nonce that the system message tells in a JSON object.") };
    }

    private static string? FindingOf(string reply, string nonce)
    {
        try
        {
            var said = JsonVerdicts.Find(reply).Objects.Select(o => o.TryGetProperty(PromptNonce.Member, out var member) ? member : default).ToList();
            return said.Count == 0 || said.Exists(s => s.ValueKind == JsonValueKind.Undefined)
                ? Missing
                : said.TrueForAll(s => s.ValueKind == JsonValueKind.String && s.GetString() == nonce) ? null : Wrong;
        }
        catch (InvalidOperationException)
        {
            // Text that is no valid Unicode is no code that the judge was told.
            return Wrong;
        }
    }
}
