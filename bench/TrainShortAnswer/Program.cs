using TrainShortAnswer;

// Fits the weights of short_answer_match anew:
//   dotnet run --project bench/TrainShortAnswer -- <folder of NQ.jsonl and TQ.jsonl> <source file to write>
if (args.Length != 2)
{
    Console.Error.WriteLine("Usage: TrainShortAnswer <folder with NQ.jsonl and TQ.jsonl> <path of ShortAnswerWeights.cs>");
    return 2;
}

var training = Training.Read(args[0]);
var (validated, controls, fit) = (training.Agreement(), training.ControlResults(), training.Fit());
await File.WriteAllTextAsync(args[1], WeightsFile.Render(fit, training, validated, controls));
Console.WriteLine($"Cross-validation by question: {validated}");
Console.WriteLine($"On the rows it was fitted on: {Agreement.Of(training.Judged.Select(row => (fit.Passes(row.Features), row.IsRight)))}");
foreach (var control in controls)
{
    Console.WriteLine(control);
}

foreach (var group in controls.GroupBy(c => (c.Template.Kind, c.Template.IsTrainedOn)))
{
    Console.WriteLine(FormattableString.Invariant($"{group.Key.Kind} {(group.Key.IsTrainedOn ? "trained on" : "unseen")}: {ControlResult.Share(group):0.0000} of {group.Sum(g => g.Count)}"));
}

return 0;
