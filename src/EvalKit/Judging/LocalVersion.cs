using EvalKit.Chat;
using EvalKit.Scoring;

namespace EvalKit.Judging;

/// <summary>
/// The version of an in-process stand-in: it answers otherwise as soon as its weights change. In the judge's fingerprint it keeps verdicts of other weights from being
/// compared, and, through the boundary in the prompt, from being replayed.
/// </summary>
internal static class LocalVersion
{
    private const string ShortAnswer = "short-answer";

    /// <summary>The version; null for a model of a provider.</summary>
    public static string? Of(ModelUri model) =>
        model is { Provider: "local" or LocalModels.ProviderName, Model: ShortAnswer } ? ShortAnswerModel.Version : null;
}
