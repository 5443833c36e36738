using System.Globalization;
using System.Text.Json.Nodes;
using EvalKit.Chat;

namespace EvalKit.Judging.Safety;

/// <summary>
/// Judges accepted answers again against a reference that is deliberately false (after arXiv 2507.23453). An answer that is accepted under both does not owe its verdict to what
/// it says. All answers with a finding are asked again, and a share of the others that follows from their text; answers that equal an accepted one never are.
/// </summary>
internal sealed class CounterfactualCheck(JudgeFile judge, JudgePrompt prompt, string model, string fingerprint)
{
    private const string Name = "counterfactual";
    private readonly bool _isUsed = judge.Defences.Counterfactual > 0 && FalseReference.IsUsedBy(judge);

    /// <summary>Checks one score. What goes wrong here is told in the metadata and leaves the score as it is.</summary>
    public async ValueTask CheckAsync(
        ScoreArguments args,
        CandidateText candidate,
        Score score,
        JsonObject metadata,
        Func<JudgeRequest, JsonObject, CancellationToken, Task<JudgeReply>> ask,
        CancellationToken cancellationToken)
    {
        // Without a reply the verdict did not come from the model, and an answer that equals an accepted one is right whatever else the judge would accept.
        if (!_isUsed || score.Passed != true || !metadata.ContainsKey("raw") || (args.Case is { } evalCase && TrivialAnswers.IsAccepted(candidate.Text, evalCase)))
        {
            return;
        }

        var hash = CanonicalJson.Hash(writer =>
        {
            writer.WriteStartArray();
            writer.WriteStringValue(fingerprint);
            CanonicalJson.Write(writer, args.Case?.Inputs ?? CaseFields.Empty);
            writer.WriteStringValue(candidate.Text);
            writer.WriteEndArray();
        });
        if ((Findings.Any(metadata) || Share(hash) < judge.Defences.Counterfactual) && FalseReference.Of(args.Case, candidate.Text, hash) is { } other)
        {
            await AskAsync(new ScoreArguments(other, args.Trial) { Replicate = args.Replicate, Trace = args.Trace }, candidate, metadata, ask, cancellationToken).ConfigureAwait(false);
        }
    }

    private static double Share(string hash) => uint.Parse(hash[..8], NumberStyles.HexNumber, CultureInfo.InvariantCulture) / (double)uint.MaxValue;

    private async Task AskAsync(
        ScoreArguments args,
        CandidateText candidate,
        JsonObject metadata,
        Func<JudgeRequest, JsonObject, CancellationToken, Task<JudgeReply>> ask,
        CancellationToken cancellationToken)
    {
        var asked = new JsonObject();
        var said = new JsonObject { ["reference"] = args.Case!.AcceptedResponses.Count > 0 ? args.Case.AcceptedResponses[0] : args.Case.Expectations.Text("expected_facts") };
        metadata[Name] = said;
        try
        {
            var reply = await ask(prompt.First(args, candidate, cancellationToken), asked, cancellationToken).ConfigureAwait(false);
            said["raw"] = reply.Response.Text;
            if (reply.Reading?.Value is { } value)
            {
                var isAccepted = judge.Verdict.Passes(value) == true;
                said["accepted"] = isAccepted;
                if (isAccepted)
                {
                    Findings.Add(metadata, FindingNames.AcceptedFalseReference, true);
                }
            }
        }
        catch (Exception exception) when (exception is NotRecordedException or TimeoutException or ChatProviderException or HttpRequestException or IOException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            said["error"] = exception.Message;
            if (exception is TimeoutException or OperationCanceledException)
            {
                JudgeCost.Add(asked, model, calls: 1, usd: null);
            }
        }

        JudgeCost.Add(metadata, asked);
    }
}
