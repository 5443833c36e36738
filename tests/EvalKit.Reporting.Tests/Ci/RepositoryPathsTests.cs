using EvalKit.Reporting.Ci;

namespace EvalKit.Reporting.Tests.Ci;

public sealed class RepositoryPathsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("evalkit-repo").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("GITHUB_WORKSPACE")]
    [InlineData("BUILD_SOURCESDIRECTORY")]
    [InlineData("CI_PROJECT_DIR")]
    public void A_path_begins_at_the_checkout_of_the_CI_system(string variable)
    {
        var paths = new RepositoryPaths(Path.Combine(_folder, "tests"), name => name == variable ? _folder : null);

        paths.Relative(Path.Combine(_folder, "tests", "FaqEvals.cs")).Should().Be("tests/FaqEvals.cs");
        paths.Relative("faq.csv").Should().Be("tests/faq.csv", "a relative path begins at the project");
    }

    [Fact]
    public void Without_one_it_begins_at_the_root_of_the_git_repository()
    {
        Directory.CreateDirectory(Path.Combine(_folder, ".git"));
        Directory.CreateDirectory(Path.Combine(_folder, "tests", "Faq.Evals"));

        new RepositoryPaths(Path.Combine(_folder, "tests", "Faq.Evals"), _ => null).Relative(Path.Combine(_folder, "tests", "Shared.cs")).Should().Be("tests/Shared.cs");
    }

    [Fact]
    public void A_deterministic_build_writes_the_root_as_a_mark()
    {
        new RepositoryPaths(_folder, _ => null).Relative("/_/tests/FaqEvals.cs").Should().Be("tests/FaqEvals.cs");
    }

    [Fact]
    public void A_file_outside_has_no_path()
    {
        var paths = new RepositoryPaths(_folder, name => name == "GITHUB_WORKSPACE" ? Path.Combine(_folder, "repo") : null);

        paths.Relative(Path.Combine(_folder, "repository", "FaqEvals.cs")).Should().BeNull();
        paths.Relative(_folder).Should().BeNull();
    }
}
