using TrainShortAnswer;

// Fits the weights of short_answer_match anew:
//   dotnet run --project bench/TrainShortAnswer -- <folder of NQ.jsonl and TQ.jsonl> <source file to write>
if (args.Length != 2)
{
    Console.Error.WriteLine("Usage: TrainShortAnswer <folder with NQ.jsonl and TQ.jsonl> <path of ShortAnswerWeights.cs>");
    return 2;
}

var rows = LabelledAnswers.Read(args[0]);
var validated = CrossValidation.Run(rows);
var fit = LogisticTrainer.Fit(rows);
await File.WriteAllTextAsync(args[1], WeightsFile.Render(fit, rows.Count, validated));
Console.WriteLine($"Cross-validation by question: {validated}");
Console.WriteLine($"On the rows it was fitted on: {Agreement.Of(rows.Select(row => (fit.Passes(row.Features), row.IsRight)))}");
return 0;
