using System.CommandLine;

namespace EvalKit.Cli.Commands;

internal static class JudgesCommand
{
    public static Command Create(CliContext context) => new("judges", "Attack judges with probes.") { JudgesRobustnessCommand.Create(context) };
}
