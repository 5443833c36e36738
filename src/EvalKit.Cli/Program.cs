using EvalKit.Cli;

using var interrupt = new Interrupt();
return await CommandLine.RunAsync(args, CliContext.OfProcess() with { Interrupt = interrupt }, interrupt.Stop);
