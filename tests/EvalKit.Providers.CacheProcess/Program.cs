using System.Globalization;
using EvalKit.Chat;
using EvalKit.Chat.Caching;
using EvalKit.Providers;
using Microsoft.Extensions.AI;

// Asks a model the same questions as every other process of this program, through a response cache in a shared folder, and prints each answer.
// Arguments: the cache's folder, how many questions. Key and server come from the environment.
var folder = args[0];
var count = int.Parse(args[1], CultureInfo.InvariantCulture);
const int TasksAtOnce = 4;

using var client = ProviderModels.Create().Create(ModelUri.Parse("openai:/gpt-4.1")).AsBuilder().UseResponseCache(folder).Build();
await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = TasksAtOnce }, async (i, token) =>
{
    var reply = await client.GetResponseAsync(string.Create(CultureInfo.InvariantCulture, $"question {i}"), cancellationToken: token);
    Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{i} {reply.Text.Length} {reply.Text}"));
});
return 0;
