using System.CommandLine;

namespace EvalKit.Cli.Commands;

internal static class DatasetCommand
{
    public static Command Create(CliContext context) => new("dataset", "Make datasets.") { DatasetFromTracesCommand.Create(context) };
}
