using System.Text.Json.Nodes;
using EvalKit.Cli.Tests.Terminal;

namespace EvalKit.Cli.Tests;

/// <summary>The tool knows the scorers of EvalKit's packages, in one line and in suite files.</summary>
public sealed class PackagedScorersTests : IDisposable
{
    private const string Rows = """
        {"id":"a","question":"How many?","expected_response":"SELECT count(*) FROM t","outputs":"SELECT sum(1) FROM t"}
        {"id":"b","question":"Which?","expected_response":"SELECT x FROM t","outputs":"SELECT y FROM t"}
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("evalkit-packaged-");
    private readonly TestTerminal _terminal = new();

    [Fact]
    public async Task Score_names_them_with_the_file_of_an_option()
    {
        var (output, error) = await RunAsync("score", "rows.jsonl", "--scorer", "sql_result_equivalence:file=schema.sql", "--scorer", "valid_sql:file=schema.sql", "--scorer", "valid_html:fragment=true", "--json");

        Means(output).Should().Contain("sql_result_equivalence/mean", 0.5).And.Contain("valid_sql/mean", 0.5).And.Contain("valid_html/mean", 1, error);
    }

    [Fact]
    public async Task Run_finds_them_in_a_suite_file()
    {
        await File.WriteAllTextAsync(In("sql.suite.yaml"), "dataset: {path: rows.jsonl}\nscorers:\n  - valid_sql: {file: schema.sql}\n");

        var (output, error) = await RunAsync("run", "sql.suite.yaml", "--json");

        Means(output).Should().Contain("valid_sql/mean", 0.5, error);
    }

    public void Dispose()
    {
        _terminal.Dispose();
        _folder.Delete(recursive: true);
    }

    private static Dictionary<string, double> Means(string output) => JsonNode.Parse(output)!["metrics"]!.AsObject()
        .Where(m => m.Value!["value"] is not null).ToDictionary(m => m.Key, m => (double)m.Value!["value"]!);

    private string In(string path) => Path.Combine(_folder.FullName, path);

    private async Task<(string Output, string Error)> RunAsync(params string[] args)
    {
        await File.WriteAllTextAsync(In("rows.jsonl"), Rows);
        await File.WriteAllTextAsync(In("schema.sql"), "CREATE TABLE t (x); INSERT INTO t VALUES (1), (2);");
        await using var output = new StringWriter { NewLine = "\n" };
        await using var error = new StringWriter { NewLine = "\n" };
        var context = _terminal.Context(terminal: false, folder: _folder.FullName) with { Out = output, Error = error };
        await CommandLine.RunAsync(args, context, CancellationToken.None);
        return (output.ToString(), error.ToString());
    }
}
