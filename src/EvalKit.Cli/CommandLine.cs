using System.CommandLine;
using System.CommandLine.Help;
using EvalKit.Cli.Commands;

namespace EvalKit.Cli;

/// <summary>The tool: its commands, and the exit code that each ending becomes.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] args, CliContext context, CancellationToken cancellationToken)
    {
        var result = Root(context).Parse(args);
        if (result.Errors.Count > 0)
        {
            foreach (var error in result.Errors)
            {
                await context.Error.WriteLineAsync($"evalkit: {error.Message}");
            }

            await context.Error.WriteLineAsync("Run 'evalkit --help' or 'evalkit <command> --help' for the commands and options there are.");
            return ExitCodes.Usage;
        }

        try
        {
            var configuration = new InvocationConfiguration { Output = context.Out, Error = context.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            return await result.InvokeAsync(configuration, cancellationToken);
        }
        catch (EvalKitException exception)
        {
            await context.Error.WriteLineAsync($"evalkit: {exception.Message}");
            return ExitCodes.Of(exception.Kind);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            await context.Error.WriteLineAsync($"evalkit: {exception.Message}");
            return ExitCodes.Infrastructure;
        }
        catch (OperationCanceledException exception) when (cancellationToken.IsCancellationRequested)
        {
            await context.Error.WriteLineAsync($"evalkit: {exception.Message}");
            return ExitCodes.Cancelled;
        }
    }

    /// <summary>A command of its own name: a root command is named after the file that runs, which is not what a user types.</summary>
    private static Command Root(CliContext context) => new("evalkit", "Evaluates LLM applications: runs suites, compares runs, applies gates, renders reports.")
    {
        new HelpOption(),
        new VersionOption(),
        RunCommand.Create(context),
        ScoreCommand.Create(context),
        CompareCommand.Create(context),
        GateCommand.Create(context),
        BlessCommand.Create(context),
        ReportCommand.Create(context),
        ExportCommand.Create(context),
        RunsCommand.Create(context),
        DiagnoseCommand.Create(context),
    };
}
