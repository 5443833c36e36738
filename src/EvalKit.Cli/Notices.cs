using EvalKit.Cli.Terminal;
using EvalKit.Reporting;

namespace EvalKit.Cli;

/// <summary>Shows what a run decides before it calls anything.</summary>
internal sealed class Notices(CliContext context) : IProgress<string>
{
    public void Report(string value) => ErrorConsole.Of(context).Line($"  {TerminalText.Of(context.Redactor.Redact(value))}");
}
