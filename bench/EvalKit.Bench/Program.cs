using EvalKit.Bench;

// Without arguments: measure whole processes and print the table. With 'chat': only what asks models; with 'calls': only what a call costs. With 'traces': only what listening for spans costs. With 'unchanged': only a pull request that changes nothing. With 'text': the text scorers, or those that are named.
// With others: be one of the measured processes.
return args switch
{
    ["recorded-evalkit", var data] => await RecordedCases.RunEvalKitAsync(data),
    ["recorded-bare", var data] => RecordedCases.RunBare(data),
    ["spanless", var data] => await RecordedCases.RunSpanlessAsync(data, listens: true),
    ["spanless-deaf", var data] => await RecordedCases.RunSpanlessAsync(data, listens: false),
    ["judged", var address] => await JudgedCases.RunAsync(address),
    ["judged-bare", var address] => await JudgedCases.RunBareAsync(address),
    ["chat-cpu", var address] => await ChatCpu.RunAsync(address),
    ["schema-once"] => await SchemaCases.RunAsync(once: true),
    ["schema-each"] => await SchemaCases.RunAsync(once: false),
    ["chat"] => await Suite.ChatAsync(),
    ["calls"] => await Suite.CallsAsync(),
    ["traces"] => Suite.Traces(),
    ["unchanged"] => Suite.Unchanged(),
    ["text", .. var scorers] => await TextScores.RunAsync(scorers),
    [] => await Suite.RunAsync(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: dotnet run -c Release --project bench/EvalKit.Bench [-- chat | calls | traces | unchanged | text [scorer…]]");
    return 2;
}
