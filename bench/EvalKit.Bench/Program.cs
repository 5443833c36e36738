using EvalKit.Bench;

// Without arguments: measure whole processes and print the table. With "text": the text scorers, or those that are named. With others: be one of the measured processes.
return args switch
{
    ["recorded-evalkit", var data] => await RecordedCases.RunEvalKitAsync(data),
    ["recorded-bare", var data] => RecordedCases.RunBare(data),
    ["text", .. var scorers] => await TextScores.RunAsync(scorers),
    [] => Suite.Run(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: dotnet run -c Release --project bench/EvalKit.Bench [text [scorer…]]");
    return 2;
}
