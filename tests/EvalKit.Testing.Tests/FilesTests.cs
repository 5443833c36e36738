using System.Reflection;

namespace EvalKit.Testing.Tests;

public sealed class FilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("evalkit-files-").FullName;

    [Fact]
    public void A_file_in_the_output_comes_before_the_one_beside_the_project()
    {
        var project = Project();
        Write("project/faq.csv", "");
        project.RootOf("faq.csv").Should().Be(project.Directory);

        Write("output/faq.csv", "");
        project.RootOf("faq.csv").Should().Be(project.OutputDirectory);
    }

    [Fact]
    public void A_missing_file_is_an_error_that_names_both_folders()
    {
        var project = Project();

        var find = () => project.RootOf("faq.csv");

        find.Should().Throw<EvalKitException>().WithMessage($"*'faq.csv'*{project.OutputDirectory}*{project.Directory}*");
    }

    [Fact]
    public void What_a_run_leaves_belongs_beside_the_project_wherever_the_file_was_found()
    {
        Project().SourceFolderOf("data/faq.suite.yaml").Should().Be(Path.Combine(_folder, "project", "data"));
    }

    [Fact]
    public void An_assembly_without_the_attribute_has_its_output_folder_as_project()
    {
        var project = TestProject.Of(typeof(EvalCase).Assembly);

        project.Directory.Should().Be(project.OutputDirectory).And.Be(Path.GetDirectoryName(typeof(EvalCase).Assembly.Location));
    }

    [Fact]
    public void A_dataset_is_read_once_until_its_file_changes()
    {
        var spec = new DatasetSpec { Paths = ["project/faq.csv"] };
        var path = Write("project/faq.csv", "id,question\na,Why?\n");

        var first = DatasetCache.Read(spec, _folder, source: null);
        DatasetCache.Read(spec, _folder, source: null).Should().BeSameAs(first);

        File.WriteAllText(path, "id,question\na,Why?\nb,How?\n");
        DatasetCache.Read(spec, _folder, source: null).Cases.Should().HaveCount(2);
    }

    [Fact]
    public void A_broken_dataset_is_read_again_the_next_time()
    {
        var spec = new DatasetSpec { Paths = ["project/broken.csv"] };
        var path = Write("project/broken.csv", "id,question\na\n");
        var read = () => DatasetCache.Read(spec, _folder, source: null);
        read.Should().Throw<EvalKitException>().WithMessage("*broken.csv:2*");

        File.WriteAllText(path, "id,question\na,Why?\n");

        read().Cases.Should().ContainSingle();
    }

    [Theory]
    [InlineData(null, null, true, "*either a dataset or a suite file*")]
    [InlineData("faq.csv", "faq.suite.yaml", true, "*either a dataset or a suite file*")]
    [InlineData("faq.csv", null, false, "*nothing says how to score it*IEvaluation*")]
    public void A_declaration_that_says_too_little_or_too_much_is_an_error(string? dataset, string? suiteFile, bool configures, string message)
    {
        var plan = () => SuitePlanner.Plan(new EvaluationDeclaration
        {
            Method = typeof(FilesTests).GetMethod(nameof(Write), BindingFlags.NonPublic | BindingFlags.Instance)!,
            Project = Project(),
            Dataset = dataset,
            SuiteFile = suiteFile,
            Configure = configures ? _ => { } : null,
        });

        plan.Should().Throw<EvalKitException>().WithMessage(message);
    }

    [Fact]
    public void A_suite_file_with_a_matrix_is_refused_with_the_command_that_runs_it()
    {
        Write("project/faq.suite.yaml", "dataset: {path: faq.csv}\nmatrix: {run.seed: [1, 2]}\n");

        var plan = () => SuitePlanner.Plan(new EvaluationDeclaration
        {
            Method = typeof(FilesTests).GetMethod(nameof(Write), BindingFlags.NonPublic | BindingFlags.Instance)!,
            Project = Project(),
            SuiteFile = "faq.suite.yaml",
        });

        plan.Should().Throw<EvalKitException>().WithMessage("*has a matrix of 2 variants*run the file with `evalkit run faq.suite.yaml`*");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private TestProject Project()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "project"));
        Directory.CreateDirectory(Path.Combine(_folder, "output"));
        return new TestProject(Path.Combine(_folder, "project"), Path.Combine(_folder, "output"));
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }
}
