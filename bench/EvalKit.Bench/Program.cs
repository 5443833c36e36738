using EvalKit.Bench;

// Without arguments: measure everything and print the table; with 'chat', only what asks models. With others: be one of the measured processes.
return args switch
{
    ["recorded-evalkit", var data] => await RecordedCases.RunEvalKitAsync(data),
    ["recorded-bare", var data] => RecordedCases.RunBare(data),
    ["judged", var address] => await JudgedCases.RunAsync(address),
    ["judged-bare", var address] => await JudgedCases.RunBareAsync(address),
    ["chat-cpu", var address] => await ChatCpu.RunAsync(address),
    ["chat"] => await Suite.ChatAsync(),
    [] => await Suite.RunAsync(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: dotnet run -c Release --project bench/EvalKit.Bench [-- chat]");
    return 2;
}
