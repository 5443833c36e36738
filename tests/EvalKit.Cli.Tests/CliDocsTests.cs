using System.CommandLine;
using System.CommandLine.Help;
using System.Text.RegularExpressions;
using EvalKit.Settings;
using EvalKit.TestUtils;

namespace EvalKit.Cli.Tests;

/// <summary>Holds docs/cli.md to the commands and options that the tool has: no more, no fewer, and each option at the commands that take it.</summary>
public sealed partial class CliDocsTests
{
    private const string Everywhere = "all";
    private const string EverywhereBut = "all but ";

    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(SharedData.RepositoryRoot, "docs", "cli.md"));
    private static readonly Dictionary<string, Command> Commands = Leaves(CommandLine.Root(CliContext.OfProcess()), "").ToDictionary(c => c.Path, c => c.Command);

    [Fact]
    public void Each_command_of_the_tool_has_a_row_and_each_row_is_a_command()
    {
        var documented = Rows("Commands").Select(r => CommandOfRow().Match(r[0]).Groups[1].Value);

        documented.Should().BeEquivalentTo(Commands.Keys);
    }

    [Fact]
    public void The_settings_of_the_page_are_the_settings_that_there_are()
    {
        Rows("Options that are settings").Select(r => OptionOf(r[0])).Should().Equal(SettingCatalog.All.Select(s => s.Option));
    }

    [Fact]
    public void Each_option_is_documented_at_exactly_the_commands_that_take_it()
    {
        var documented = Rows("Options that are settings").Concat(Rows("Other options")).SelectMany(r => CommandsOf(r[1]).Select(c => $"{c} {OptionOf(r[0])}"));
        var real = Commands.SelectMany(c => c.Value.Options.Where(o => o is not HelpOption).Select(o => $"{c.Key} {o.Name}"));

        documented.Should().BeEquivalentTo(real);
    }

    private static IEnumerable<string> CommandsOf(string cell) => cell switch
    {
        Everywhere => Commands.Keys,
        _ when cell.StartsWith(EverywhereBut, StringComparison.Ordinal) => Commands.Keys.Except(cell[EverywhereBut.Length..].Split(", ")),
        _ => cell.Split(", "),
    };

    private static string OptionOf(string cell) => OptionOfRow().Match(cell).Value;

    /// <summary>The cells of the table under a heading.</summary>
    private static List<string[]> Rows(string heading)
    {
        var section = Lines.SkipWhile(l => l != $"## {heading}").Skip(1).TakeWhile(l => !l.StartsWith("## ", StringComparison.Ordinal));
        var rows = section.Where(l => l.StartsWith('|')).Skip(2).Select(l => UnescapedBar().Split(l.Trim('|')).Select(c => c.Trim()).ToArray()).ToList();
        rows.Should().NotBeEmpty($"docs/cli.md has a table under '{heading}'");
        return rows;
    }

    private static IEnumerable<(string Path, Command Command)> Leaves(Command command, string path) => command.Subcommands.Count == 0
        ? [(path, command)]
        : command.Subcommands.SelectMany(c => Leaves(c, path.Length == 0 ? c.Name : $"{path} {c.Name}"));

    [GeneratedRegex(@"`evalkit ((?:(?:runs|experiments|judges|dataset) )?[a-z-]+)")]
    private static partial Regex CommandOfRow();

    [GeneratedRegex("(?<=`)-o(?=`)|--[a-z-]+")]
    private static partial Regex OptionOfRow();

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex UnescapedBar();
}
