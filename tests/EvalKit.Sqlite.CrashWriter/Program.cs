using System.Globalization;
using EvalKit;
using EvalKit.Sqlite;
using EvalKit.TestUtils.Runs;

// Appends trials with their feedback to a store and prints each acknowledged one, until it has written enough or is killed.
// Arguments: the store's path, this writer's number, how many trials to write.
var path = args[0];
var writer = int.Parse(args[1], CultureInfo.InvariantCulture);
var count = int.Parse(args[2], CultureInfo.InvariantCulture);

const int Cases = 20;
const int TasksAtOnce = 8;
const int NumbersOfAWriter = 1_000_000;
const int FeedbackOfATrial = 5;

var dataset = SampleRun.Dataset(Cases);
var run = SampleRun.Run(dataset);
await using var store = await SqliteRunStore.OpenAsync(path, TimeProvider.System, CancellationToken.None);
await store.CreateSessionAsync(SampleRun.Session(), CancellationToken.None);
await store.SaveDatasetAsync(dataset, CancellationToken.None);
await store.CreateRunAsync(run, CancellationToken.None);

var next = -1;
await Task.WhenAll(Enumerable.Range(0, TasksAtOnce).Select(_ => Task.Run(WriteAsync)));
return 0;

async Task WriteAsync()
{
    for (var i = Interlocked.Increment(ref next); i < count; i = Interlocked.Increment(ref next))
    {
        var number = (writer * NumbersOfAWriter) + i;
        var trial = SampleRun.Trial(dataset.Cases[i % Cases], number, repeat: number, output: i % 10 == 0 ? new string('x', 3000 + i) : null);
        await store.AppendTrialsAsync(run.Id, [trial], CancellationToken.None);
        Console.Out.WriteLine("trial " + trial.TraceId);
        Feedback[] feedback = [.. Enumerable.Range(0, FeedbackOfATrial).Select(f => SampleRun.Feedback(trial, (number * 10) + f, $"score_{f}"))];
        await store.AppendFeedbackAsync(run.Id, feedback, CancellationToken.None);
        Console.Out.WriteLine("feedback " + trial.TraceId);
    }
}
