using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using EvalKit.TestUtils;
using YamlDotNet.RepresentationModel;

namespace EvalKit.Cli.Tests;

/// <summary>Holds the pipelines, scripts and the page about CI to the tool: the YAML reads, and every command of the tool in them is one that it takes.</summary>
public sealed partial class CiSamplesTests
{
    private static readonly string Samples = Path.Combine(SharedData.RepositoryRoot, "samples", "ci");

    /// <summary>Commands stand on lines of their own there; in its sentences they are only mentioned.</summary>
    private static IEnumerable<string> OfThePage =>
        File.ReadLines(Path.Combine(SharedData.RepositoryRoot, "docs", "ci.md")).Where(l => l.StartsWith("evalkit ", StringComparison.Ordinal));

    public static TheoryData<string> Pipelines => [.. Directory.GetFiles(Samples, "*.yml", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Samples, f))];

    public static TheoryData<string> Commands =>
    [
        .. Directory.GetFiles(Samples, "*", SearchOption.AllDirectories).SelectMany(File.ReadLines).Concat(OfThePage).SelectMany(CommandsIn).Distinct(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Pipelines))]
    public void A_pipeline_is_YAML(string file)
    {
        using var reader = File.OpenText(Path.Combine(Samples, file));
        var yaml = new YamlStream();

        yaml.Load(reader);

        yaml.Documents.Should().ContainSingle().Which.RootNode.Should().BeOfType<YamlMappingNode>();
    }

    [Fact]
    public void The_scripts_that_pipelines_call_are_there()
    {
        var called = Directory.GetFiles(Samples, "*.yml", SearchOption.AllDirectories).SelectMany(File.ReadLines).SelectMany(l => ScriptName().Matches(l)).Select(m => m.Groups[1].Value);

        called.Distinct(StringComparer.Ordinal).Should().BeEquivalentTo(Directory.GetFiles(Path.Combine(Samples, "scripts")).Select(Path.GetFileName));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_command_is_one_that_the_tool_takes(string command)
    {
        var result = CommandLine.Root(CliContext.OfProcess()).Parse([.. CommandLineParser.SplitCommandLine(command).Skip(1)]);

        result.Errors.Should().BeEmpty();
        result.CommandResult.Command.Subcommands.Should().BeEmpty();
    }

    /// <summary>The commands of a line, with one word for what a shell or a CI system puts there.</summary>
    private static IEnumerable<string> CommandsIn(string line) => line.TrimStart().StartsWith('#')
        ? []
        : Tool().Matches(Value().Replace(line.Replace("\"$@\"", "", StringComparison.Ordinal), "VALUE").Replace("\"", "", StringComparison.Ordinal))
            .Select(m => m.Value.Trim());

    [GeneratedRegex(@"evalkit (?:run|score|compare|gate|bless|report|export|runs \w+|diagnose)\b[^;|&)}`#]*")]
    private static partial Regex Tool();

    [GeneratedRegex(@"\$\{\{[^}]*\}\}|\$\{[^}]*\}|\$[\w@*]+")]
    private static partial Regex Value();

    [GeneratedRegex(@"scripts/([\w-]+\.sh)")]
    private static partial Regex ScriptName();
}
