using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using EvalKit.Cli.Commands;
using EvalKit.Cli.Terminal;
using EvalKit.Running;

namespace EvalKit.Cli;

/// <summary>The tool: its commands, and the exit code that each ending becomes.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] args, CliContext context, CancellationToken cancellationToken)
    {
        var result = Root(context).Parse(args);
        if (result.Errors.Count > 0)
        {
            await ShowErrorsAsync(result, context);
            return ExitCodes.Usage;
        }

        try
        {
            var configuration = new InvocationConfiguration { Output = context.Out, Error = context.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            return await result.InvokeAsync(configuration, cancellationToken);
        }
        catch (Exception exception) when (ExitCodes.Of(exception) is { } exitCode)
        {
            ErrorConsole.Of(context).Fault(exception.Message);
            return exitCode;
        }
        catch (OperationCanceledException exception) when (cancellationToken.IsCancellationRequested || exception is EvaluationCanceledException)
        {
            ErrorConsole.Of(context).Fault(exception.Message);
            return ExitCodes.Cancelled;
        }
    }

    /// <summary>What is wrong, and the command whose help says what is right. A word that is no command says more than that a command is missing.</summary>
    private static async Task ShowErrorsAsync(ParseResult result, CliContext context)
    {
        var command = result.CommandResult.Command;
        if (command.Subcommands.Count > 0)
        {
            var names = string.Join(", ", command.Subcommands.Select(c => c.Name));
            var found = result.UnmatchedTokens.Count > 0 ? $"found '{result.UnmatchedTokens[0]}'" : "found none";
            await context.Error.WriteLineAsync($"{PathOf(result)}: expected a command, {found}. Commands: {names}.");
        }
        else
        {
            foreach (var error in result.Errors)
            {
                ErrorConsole.Of(context).Fault(error.Message);
            }
        }

        await context.Error.WriteLineAsync($"`{PathOf(result)} --help` shows what there is.");
    }

    /// <summary>The command as a user types it: <c>evalkit runs list</c>.</summary>
    private static string PathOf(ParseResult result)
    {
        var names = new Stack<string>();
        for (SymbolResult? at = result.CommandResult; at is CommandResult command; at = at.Parent)
        {
            names.Push(command.Command.Name);
        }

        return string.Join(' ', names);
    }

    /// <summary>A command of its own name: a root command is named after the file that runs, which is not what a user types.</summary>
    public static Command Root(CliContext context) => new("evalkit", "Evaluates LLM applications: runs suites, compares runs, applies gates, renders reports.")
    {
        new HelpOption(),
        new VersionOption(),
        RunCommand.Create(context),
        ScoreCommand.Create(context),
        RescoreCommand.Create(context),
        CompareCommand.Create(context),
        GateCommand.Create(context),
        BlessCommand.Create(context),
        ReportCommand.Create(context),
        BrowseCommand.Create(context),
        ExportCommand.Create(context),
        RunsCommand.Create(context),
        ExperimentsCommand.Create(context),
        JudgesCommand.Create(context),
        DatasetCommand.Create(context),
        DiagnoseCommand.Create(context),
    };
}
