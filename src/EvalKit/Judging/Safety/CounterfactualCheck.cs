using System.Globalization;
using System.Text.Json.Nodes;
using EvalKit.Chat;
using EvalKit.Chat.Recording;

namespace EvalKit.Judging.Safety;

/// <summary>
/// Judges accepted answers again against a reference that is deliberately false (after arXiv 2507.23453). An answer that is accepted under both does not owe its verdict to what
/// it says. All answers with a finding are asked again, and a share of the others that follows from their text; answers that equal an accepted one never are.
/// </summary>
internal sealed class CounterfactualCheck(JudgeFile judge, JudgePrompt prompt, string model, string fingerprint)
{
    private const string Name = "counterfactual";
    private readonly bool _isUsed = judge.Defences.Counterfactual > 0 && FalseReference.IsUsedBy(judge) && prompt.ShowsOutput;

    /// <summary>Checks one score. What goes wrong here is told in the metadata and leaves the score as it is.</summary>
    public async ValueTask CheckAsync(
        ScoreArguments args,
        CandidateText candidate,
        Score score,
        JsonObject metadata,
        Func<JudgeRequest, ScoreArguments, JsonObject, CancellationToken, Task<JudgeReply>> ask,
        CancellationToken cancellationToken)
    {
        // Without a reply the verdict did not come from the model.
        if (score.Passed == true && metadata.ContainsKey("raw") && Falsified(args, candidate, Findings.Any(metadata)) is { } other)
        {
            await AskAsync(other, candidate, metadata, ask, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The request that is sent where the judge accepts the answer; null where none would be, as far as the answer alone tells.</summary>
    public ChatRequest? Preview(ScoreArguments args, CandidateText candidate)
    {
        var found = new JsonObject();
        Findings.Add(found, candidate);
        Findings.Add(found, prompt.First(args, candidate, CancellationToken.None).Sources);
        TrivialAnswers.Look(args, candidate, judge.Defences, found);
        return Falsified(args, candidate, Findings.Any(found)) is { } other ? prompt.First(other, candidate, CancellationToken.None).Chat : null;
    }

    /// <summary>The case with a false reference where an accepted answer is to be checked; null where it is not.</summary>
    private ScoreArguments? Falsified(ScoreArguments args, CandidateText candidate, bool isSuspicious)
    {
        // An answer that equals an accepted one is right whatever else the judge would accept.
        if (!_isUsed || (args.Case is { } evalCase && TrivialAnswers.IsAccepted(candidate.Text, evalCase)))
        {
            return null;
        }

        var hash = CanonicalJson.Hash(writer =>
        {
            writer.WriteStartArray();
            writer.WriteStringValue(fingerprint);
            CanonicalJson.Write(writer, args.Case?.Inputs ?? CaseFields.Empty);
            writer.WriteStringValue(candidate.Text);
            writer.WriteEndArray();
        });
        return (isSuspicious || Share(hash) < judge.Defences.Counterfactual) && FalseReference.Of(args.Case, candidate.Text, hash) is { } other
            ? new ScoreArguments(other, args.Trial) { Reference = args.Reference, Replicate = args.Replicate, Trace = args.Trace }
            : null;
    }

    private static double Share(string hash) => uint.Parse(hash[..8], NumberStyles.HexNumber, CultureInfo.InvariantCulture) / (double)uint.MaxValue;

    private async Task AskAsync(
        ScoreArguments args,
        CandidateText candidate,
        JsonObject metadata,
        Func<JudgeRequest, ScoreArguments, JsonObject, CancellationToken, Task<JudgeReply>> ask,
        CancellationToken cancellationToken)
    {
        var asked = new JsonObject();
        var said = new JsonObject { ["reference"] = args.Case!.AcceptedResponses.Count > 0 ? args.Case.AcceptedResponses[0] : args.Case.Expectations.Text(ExpectedFacts.Field) };
        metadata[Name] = said;
        try
        {
            var reply = await ask(prompt.First(args, candidate, cancellationToken), args, asked, cancellationToken).ConfigureAwait(false);
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
            else
            {
                said["error"] = reply.Reading?.Fault ?? "the judge refused";
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
