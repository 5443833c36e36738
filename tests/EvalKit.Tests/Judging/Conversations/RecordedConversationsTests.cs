using System.Text.Json;
using System.Text.RegularExpressions;
using EvalKit.Judging;
using EvalKit.Judging.Safety;
using EvalKit.TestUtils;
using Xunit.Abstractions;

namespace EvalKit.Tests.Judging.Conversations;

/// <summary>160 recorded conversations of an airline's agent with its tools (tau-bench): whatever is in them, a judge is shown every turn.</summary>
public sealed class RecordedConversationsTests(ITestOutputHelper output)
{
    private const string File = "data/taubench/gpt-4o-airline.jsonl";

    [SharedDataFact(File)]
    public async Task A_judge_sees_every_turn_of_every_conversation_in_its_order()
    {
        var (conversations, turns, calls, cut) = (0, 0, 0, 0);
        var client = new ReadingChatClient("conversation", _ => """{"reason":"r","wasteful":[],"verdict":"yes"}""");
        var judge = Judges.ConversationalToolCallEfficiency(client);
        foreach (var row in System.IO.File.ReadLines(SharedData.PathOf(File)).Select(line => JsonElement.Parse(line)))
        {
            var messages = row.GetProperty("traj");
            var args = Given(messages);

            var score = (await judge.ScoreAsync(args, default)).Scores.Single();

            score.Error.Should().BeNull();
            args.Conversation!.Turns.Select(t => t.Role).Should().Equal(messages.EnumerateArray().Select(m => m.GetProperty("role").GetString()));
            var heads = Regex.Matches(client.Read[^1], @"^\[(\d+)\] (\w+)", RegexOptions.Multiline);
            heads.Select(h => (h.Groups[1].Value, h.Groups[2].Value)).Distinct().Should().Equal(args.Conversation.Turns.Select((t, i) => (FormattableString.Invariant($"{i + 1}"), t.Role)));
            Regex.Count(client.Read[^1], @"^\[\d+\] tool, result of \w+$", RegexOptions.Multiline).Should().Be(args.Conversation.Turns.Count(t => t.Role == "tool"), "each result names its tool");
            (conversations, turns) = (conversations + 1, turns + args.Conversation.Turns.Count);
            calls += Regex.Count(client.Read[^1], @"^\[\d+\] assistant calls ", RegexOptions.Multiline);
            cut += score.Metadata!.ContainsKey("findings") ? 1 : 0;
        }

        output.WriteLine(FormattableString.Invariant($"{conversations} conversations, {turns} turns, {calls} calls, {cut} with a finding"));
        (conversations, calls).Should().Be((160, 948));
        turns.Should().BeGreaterThan(4000);
    }

    [SharedDataFact(File)]
    public void A_tight_limit_shortens_what_tools_returned_and_loses_no_turn()
    {
        var (conversations, shortened) = (0, 0);
        foreach (var row in System.IO.File.ReadLines(SharedData.PathOf(File)).Select(line => JsonElement.Parse(line)))
        {
            var conversation = Given(row.GetProperty("traj")).Conversation!;
            var text = ConversationText.Of(conversation, new JudgeDefences { MaxCharacters = 12_000 });

            text.Text.EnumerateRunes().Count().Should().BeLessThanOrEqualTo(12_000);
            Regex.Matches(text.Text, @"^\[(\d+)\] ", RegexOptions.Multiline).Select(m => m.Groups[1].Value).Distinct().Should().HaveCount(conversation.Turns.Count);
            conversations++;
            shortened += text.LeftOut > 0 ? 1 : 0;
        }

        output.WriteLine(FormattableString.Invariant($"{shortened} of {conversations} conversations were shortened"));
        conversations.Should().Be(160);
        shortened.Should().BeGreaterThan(0);
    }

    /// <summary>The first user's turn as the case, all of it as what the app told.</summary>
    private static ScoreArguments Given(JsonElement messages)
    {
        var asked = JsonSerializer.SerializeToElement(messages.EnumerateArray().Take(2));
        var evalCase = new EvalCase { Id = "t", CaseHash = "h", Inputs = new CaseFields([KeyValuePair.Create("messages", asked)]) };
        var answer = AppOutput.FromText(messages.EnumerateArray().Last(m => m.GetProperty("role").GetString() == "assistant").GetProperty("content").GetString()) with { Messages = messages };
        return new ScoreArguments(evalCase, new Trial { TraceId = new string('a', 32), CaseId = "t", Status = TrialStatus.Ok, Output = answer });
    }
}
