using EvalKit.Bench;

// Without arguments: measure everything and print the table. With arguments: be one of the measured processes.
return args switch
{
    ["recorded-evalkit", var data] => await RecordedCases.RunEvalKitAsync(data),
    ["recorded-bare", var data] => RecordedCases.RunBare(data),
    ["schema-once"] => await SchemaCases.RunAsync(once: true),
    ["schema-each"] => await SchemaCases.RunAsync(once: false),
    [] => Suite.Run(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: dotnet run -c Release --project bench/EvalKit.Bench");
    return 2;
}
