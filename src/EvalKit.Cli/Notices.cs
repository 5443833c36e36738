namespace EvalKit.Cli;

/// <summary>Shows what a run decides before it calls anything.</summary>
internal sealed class Notices(CliContext context) : IProgress<string>
{
    public void Report(string value) => context.Error.WriteLine($"  {value}");
}
