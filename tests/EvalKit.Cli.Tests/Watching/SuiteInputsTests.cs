using EvalKit.Cli.Watching;
using EvalKit.Suites;

namespace EvalKit.Cli.Tests.Watching;

public sealed class SuiteInputsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("evalkit-inputs").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_datasets_and_every_option_that_is_a_file_are_inputs()
    {
        File.WriteAllText(Path.Combine(_folder, "app.sh"), "#!/bin/sh\n");
        File.WriteAllText(Path.Combine(_folder, "a.suite.yaml"), """
            name: a
            dataset: {path: [../shared/one.csv, two.csv], inputs: [question]}
            app: {exec: [sh, app.sh, --fast]}
            scorers: [exact_match]
            """);

        var inputs = SuiteInputs.Of(SuiteFile.Load(Path.Combine(_folder, "a.suite.yaml")));

        inputs.Select(i => Path.GetRelativePath(_folder, i).Replace('\\', '/')).Should().Equal("../shared/one.csv", "two.csv", "app.sh");
    }
}
