using System.Text.RegularExpressions;
using EvalKit.TestUtils;

namespace EvalKit.Acceptance.Docs;

public sealed class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(SharedData.RepositoryRoot, "README.md"));

    [Fact]
    public void Every_example_of_the_readme_is_compiled_in_a_sample()
    {
        var samples = Directory.GetFiles(Path.Combine(SharedData.RepositoryRoot, "samples"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(f => Unindented(File.ReadAllText(f)))
            .ToList();
        var examples = Regex.Matches(Readme, "^```csharp\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline).Select(m => m.Groups[1].Value).ToList();

        examples.Should().NotBeEmpty();
        examples.Where(example => !samples.Any(s => s.Contains(Unindented(example), StringComparison.Ordinal))).Should().BeEmpty();
    }

    [Fact]
    public void Every_link_of_the_readme_leads_to_a_file_of_the_repository()
    {
        var targets = Regex.Matches(Readme, @"\]\((?!https?:)([^)#]+)").Select(m => m.Groups[1].Value).ToList();

        targets.Should().NotBeEmpty();
        targets.Where(t => !Path.Exists(Path.Combine(SharedData.RepositoryRoot, t))).Should().BeEmpty();
    }

    private static string Unindented(string code) => string.Join('\n', code.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));
}
