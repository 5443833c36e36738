using System.Text;
using System.Text.Json.Nodes;
using EvalKit.Acceptance.Cli;
using EvalKit.Acceptance.Processes;
using EvalKit.TestUtils.FakeOpenAi;

namespace EvalKit.Acceptance.Security;

/// <summary>A suite whose environment, dataset, app and judge say the same text: every secret there is, or nothing.</summary>
internal sealed class LeakyFolder : IDisposable
{
    public const string Suite = "leaky.suite.yaml";

    /// <summary>A secret without a form: only the name of its variable tells.</summary>
    public const string Plain = "plain-value-9";

    private static readonly string[] Inputs = ["app.sh", Suite, "leaky.jsonl", "capitals.csv", "capitals.suite.yaml"];

    private readonly CliFolder _folder = new();
    private readonly string _said;
    private readonly StringBuilder _printed = new();

    public LeakyFolder(string said)
    {
        _said = said;
        Write(
            "leaky.jsonl",
            string.Concat(new[] { "answers", "rambles", "refuses", "breaks" }.Select(id => new JsonObject { ["id"] = id, ["question"] = $"{id}: {said}", ["expected_response"] = said, ["tags"] = id }.ToJsonString() + "\n")));
        Write(Suite, """
            name: leaky
            dataset: {path: leaky.jsonl}
            app: {exec: [./app.sh]}
            scorers:
              - contains: {text: "gh"}
              - judge: {file: correctness, model: "openai:/gpt-4.1"}
            gates:
              - {metric: contains, at_least: 0.1, on: point, min_coverage: 0.5}
            """);
        Write("app.sh", "#!/bin/sh\nread -r case\ncase \"$case\" in *breaks*) printenv >&2; printenv SHOP_API_KEY OPENAI_API_KEY SAID >&2; exit 3;; esac\necho \"$SAID gh\"\nprintenv SHOP_API_KEY OPENAI_API_KEY SAID\nprintf '%s' \"$case\"\n");
        File.SetUnixFileMode(_folder.In("app.sh"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Everything that the tool printed.</summary>
    public string Printed => _printed.ToString();

    public string Read(string name) => File.ReadAllText(_folder.In(name));

    public async Task<ProcessResult> RunAsync(FakeOpenAiServer server, params string[] arguments)
    {
        (string, string)[] environment =
        [
            ("SAID", _said), ("SHOP_API_KEY", _said.Length > 10 ? Plain : ""), ("GITHUB_STEP_SUMMARY", _folder.In("summary.md")),
            .. server.Environment.Select(v => (v.Key, v.Value)),
        ];
        var result = await _folder.RunWithAsync(environment, arguments);
        _printed.AppendLine(result.Output).AppendLine(result.Error);
        return result;
    }

    /// <summary>A server whose verdict, unreadable reply and error say the text too.</summary>
    public static Task<FakeOpenAiServer> JudgeAsync(string said) => FakeOpenAiServer.StartAsync((request, _) =>
        request.Body.ToJsonString().Contains("rambles: ", StringComparison.Ordinal) ? FakeReply.Text("I cannot say. " + said)
        : request.Body.ToJsonString().Contains("refuses: ", StringComparison.Ordinal) ? FakeReply.Status(401, message: said)
        : FakeReply.Verdict("yes", said));

    /// <summary>Files that hold a value, in whatever form a file has it; the suite's own inputs are the user's.</summary>
    public IReadOnlyList<string> FilesWith(string value)
    {
        var json = JsonValue.Create(value).ToJsonString()[1..^1];
        byte[][] forms = [Encoding.UTF8.GetBytes(value), Encoding.Unicode.GetBytes(value), Encoding.UTF8.GetBytes(json), Encoding.UTF8.GetBytes(value.Replace("\n", "\\n", StringComparison.Ordinal))];
        return
        [
            .. Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories)
                .Where(f => !Inputs.Contains(Path.GetFileName(f)) && File.ReadAllBytes(f) is var bytes && forms.Any(form => bytes.AsSpan().IndexOf(form) >= 0))
                .Select(f => Path.GetRelativePath(_folder.Path, f)),
        ];
    }

    /// <summary>The files that the tool wrote.</summary>
    public IReadOnlyList<string> Written =>
        [.. Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(_folder.Path, f)).Except(Inputs)];

    public void Dispose() => _folder.Dispose();

    private void Write(string name, string text) => File.WriteAllText(_folder.In(name), text);
}
