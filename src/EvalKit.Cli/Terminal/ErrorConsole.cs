using EvalKit.Reporting;
using Spectre.Console;

namespace EvalKit.Cli.Terminal;

/// <summary>
/// What a person reads, on standard error: with marks and colour on a terminal, as plain lines elsewhere and on a terminal that knows no
/// escape codes. <c>NO_COLOR</c> takes the colour, not the marks; nothing forces colour where there is no terminal.
/// </summary>
internal sealed class ErrorConsole
{
    private readonly CliContext _context;

    private ErrorConsole(CliContext context, IAnsiConsole? terminal)
    {
        _context = context;
        Terminal = terminal;
    }

    /// <summary>The terminal; null where there is none that can rewrite lines.</summary>
    public IAnsiConsole? Terminal { get; }

    /// <summary>Its columns.</summary>
    public int Width => Terminal?.Profile.Width ?? int.MaxValue;

    public static ErrorConsole Of(CliContext context) => new(context, TerminalOf(context));

    /// <summary>A summary. On a terminal what is too long goes on under its own text; paths and commands are left whole, so that they can be copied.</summary>
    public void Write(IEnumerable<SummaryLine> lines)
    {
        foreach (var line in lines)
        {
            if (Terminal is null)
            {
                Line(line.Plain);
            }
            else if (line.Kind is SummaryLineKind.Report or SummaryLineKind.NextStep)
            {
                Line($"  {line.Text}");
            }
            else
            {
                Terminal.Write(SummaryMarkup.Of(line));
            }
        }
    }

    /// <summary>What went wrong, without secrets. The terminal alone breaks its lines, so that paths in it can be copied.</summary>
    public void Fault(string message)
    {
        var text = $"evalkit: {_context.Shown(message)}";
        if (Terminal is null)
        {
            Line(text);
        }
        else
        {
            Terminal.Write(ControlCode.Create(Terminal, w => w.WriteLine(text, new Style(Color.Red))));
        }
    }

    /// <summary>The title of what follows, set off from what stands above.</summary>
    public void Rule(string title)
    {
        if (Terminal is null)
        {
            Line($"\n{title}");
        }
        else
        {
            Terminal.WriteLine();
            Terminal.Write(new Rule(Markup.Escape(title)) { Justification = Justify.Left, Style = new Style(Color.Grey) });
        }
    }

    /// <summary>A line as it is.</summary>
    public void Line(string text) => _context.Error.WriteLine(text);

    private static IAnsiConsole? TerminalOf(CliContext context)
    {
        if (!context.ErrorIsTerminal || IsDumb(context))
        {
            return null;
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(context.Error),
            Ansi = OperatingSystem.IsWindows() ? AnsiSupport.Detect : AnsiSupport.Yes,
            ColorSystem = IsSet(context, "NO_COLOR") ? ColorSystemSupport.NoColors : ColorSystemSupport.Standard,
            Interactive = InteractionSupport.No,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        if (context.Width is { } width)
        {
            console.Profile.Width = width;
        }

        return console.Profile.Capabilities.Ansi ? console : null;
    }

    /// <summary>Windows terminals set no TERM.</summary>
    private static bool IsDumb(CliContext context) => context.Environment("TERM") is var term && (term is "dumb" || (string.IsNullOrEmpty(term) && !OperatingSystem.IsWindows()));

    private static bool IsSet(CliContext context, string variable) => !string.IsNullOrEmpty(context.Environment(variable));
}
