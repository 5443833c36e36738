using System.ClientModel;
using System.Diagnostics;
using System.Globalization;
using EvalKit.Chat;
using EvalKit.Chat.Recording;
using EvalKit.Judging;
using Microsoft.Extensions.AI;
using OpenAI;

namespace EvalKit.Bench;

/// <summary>
/// Processor time of one call of a model that answers at once, once the just-in-time compiler is done: by the provider's client alone, and with what stands around it. One
/// process measures all in turn and prints the microseconds of each; the server is another process.
/// </summary>
internal static class ChatCpu
{
    private const int Calls = 1000;
    private const int WarmUps = 10;
    private const int Parallel = 8;
    private const int Rounds = 3;

    /// <summary>Has the compiler's second stage begin at once, and not only when nothing new was called for a while: on a busy machine that is never.</summary>
    public static readonly (string Name, string Value) Compiler = ("DOTNET_TC_CallCountingDelayMs", "0");

    public static readonly string[] Names = ["the provider's client alone", "the stack without files", "the stack with each call recorded", "the stack with each call recorded and cached"];

    public static async Task<int> RunAsync(string baseUrl)
    {
        var folder = Directory.CreateTempSubdirectory("evalkit-bench-chat");
        try
        {
            var judge = (IModelScorer)Judges.Correctness("openai:/slow");
            var models = JudgedCases.ModelsAt(baseUrl);
            var options = new RecordingOptions { Folder = folder.FullName, Suite = "chat" };
            using var bare = new OpenAIClient(new ApiKeyCredential(SlowModel.Key), new OpenAIClientOptions { Endpoint = new Uri(baseUrl) }).GetChatClient("slow").AsIChatClient();
            using var plain = RecordingChatClient.For(judge, models, options with { Mode = ReplayMode.Off });
            using var whole = RecordingChatClient.For(judge, models, options with { Mode = ReplayMode.Record, CacheFolder = Path.Combine(folder.FullName, "cache") });
            using var recorded = RecordingChatClient.For(judge, models, options with { Suite = "recorded", Mode = ReplayMode.Record });
            IChatClient[] clients = [bare, plain, recorded, whole];
            var costs = clients.Select(_ => new List<double>()).ToArray();
            var next = 0;
            for (var round = -WarmUps; round < Rounds; round++)
            {
                for (var i = 0; i < clients.Length; i++)
                {
                    var cost = await CostAsync(clients[i], judge, next);
                    next += Calls;
                    if (round >= 0)
                    {
                        costs[i].Add(cost);
                    }
                }
            }

            Console.WriteLine(string.Join(' ', costs.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Order().ElementAt(Rounds / 2):0.0}"))));
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<double> CostAsync(IChatClient client, IModelScorer judge, int first)
    {
        var requests = Enumerable.Range(first, Calls).Select(i => judge.Preview(Question(i))!).ToList();
        GC.Collect();
        using var self = Process.GetCurrentProcess();
        var before = self.TotalProcessorTime;
        await System.Threading.Tasks.Parallel.ForEachAsync(requests, new ParallelOptions { MaxDegreeOfParallelism = Parallel }, async (request, token) =>
        {
            if ((await client.GetResponseAsync(request.Messages, request.Options, token)).Text.Length == 0)
            {
                throw new InvalidOperationException("The work was not done: the measurement would mean nothing.");
            }
        });
        self.Refresh();
        return (self.TotalProcessorTime - before).TotalMicroseconds / Calls;
    }

    private static ScoreArguments Question(int i)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{i + i}");
        var evalCase = new EvalCase
        {
            Id = text,
            CaseHash = text,
            Inputs = CaseFields.OfText(("question", string.Create(CultureInfo.InvariantCulture, $"What is {i} + {i}?"))),
            Expectations = CaseFields.OfText(("expected_response", text)),
        };
        return new ScoreArguments(evalCase, new Trial { TraceId = new string('a', 32), CaseId = text, Status = TrialStatus.Ok, Output = text });
    }
}
