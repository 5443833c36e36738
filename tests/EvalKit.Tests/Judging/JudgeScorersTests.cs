using System.Text.Json.Nodes;
using EvalKit.Chat;
using EvalKit.Judging;

namespace EvalKit.Tests.Judging;

public sealed class JudgeScorersTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("evalkit-judges-");

    [Fact]
    public void A_file_without_extension_is_the_users_own_before_the_embedded_one()
    {
        var embedded = Create("correctness").Info.Fingerprint;
        Write("judges/correctness.md", "mine");

        Create("correctness").Info.Fingerprint.Should().NotBe(embedded);
    }

    [Fact]
    public void A_path_is_relative_to_the_suite()
    {
        Write("tone.md", "tone");

        var judge = (IModelScorer)Create("tone.md", name: "polite");

        judge.JudgeName.Should().Be("mine");
        judge.Info.Name.Should().Be("polite");
        judge.Model.Should().Be(new ModelUri("openai", "gpt-4.1"));
    }

    [Theory]
    [InlineData("""{"model":"openai:/m"}""", "needs the option 'file'")]
    [InlineData("""{"file":"correctness"}""", "needs the option 'model'")]
    [InlineData("""{"file":"correctness","model":"gpt"}""", "'gpt' is not a model")]
    [InlineData("""{"file":"correctness","model":"openai:/m","modle":"x"}""", "Unknown option 'modle'")]
    [InlineData("""{"file":3,"model":"openai:/m"}""", "must be a text")]
    [InlineData("""{"file":"corectness","model":"openai:/m"}""", "no judge named 'corectness'. Expected one of correctness")]
    [InlineData("""{"file":"x.md","model":"openai:/m"}""", "No judge file at")]
    public void A_bad_entry_is_an_error_that_says_what_was_expected(string options, string says)
    {
        var act = () => JudgeScorers.Create(new ScorerSpec("judge", (JsonObject)JsonNode.Parse(options)!), _folder.FullName);

        act.Should().Throw<EvalKitException>().Where(e => e.Kind == FaultKind.Usage).WithMessage($"*{says}*");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private IScorer Create(string file, string? name = null)
    {
        var options = new JsonObject { ["file"] = file, ["model"] = "openai:/gpt-4.1" };
        if (name is not null)
        {
            options["name"] = name;
        }

        return JudgeScorers.Create(new ScorerSpec("judge", options), _folder.FullName);
    }

    private void Write(string path, string body)
    {
        var full = Path.Combine(_folder.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, $"---\nname: mine\nvalue: bool\n---\n# user\n{body}\n");
    }
}
