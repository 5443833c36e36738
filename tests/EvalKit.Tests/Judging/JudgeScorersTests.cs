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

    [Fact]
    public void Guidelines_of_a_suite_file_and_of_code_are_one_judge()
    {
        IScorer Of(string guidelines) => JudgeScorers.Create(
            new ScorerSpec("judge", new JsonObject { ["file"] = "guidelines", ["model"] = "openai:/m", ["guidelines"] = JsonNode.Parse(guidelines) }), _folder.FullName);

        Of("\"Be brief.\"").Info.Should().BeEquivalentTo(Judges.Guidelines("openai:/m", ["Be brief."]).Info);
        Of("""{"polite":"Be polite.","brief":"Be brief."}""").Info.Should().BeEquivalentTo(
            Judges.NamedGuidelines("openai:/m", new Dictionary<string, string> { ["brief"] = "Be brief.", ["polite"] = "Be polite." }).Info);
    }

    [Theory]
    [InlineData("""{"model":"openai:/m"}""", "needs the option 'file'")]
    [InlineData("""{"file":"correctness"}""", "needs the option 'model'")]
    [InlineData("""{"file":"correctness","model":"gpt"}""", "'gpt' is not a model")]
    [InlineData("""{"file":"correctness","model":"openai:/m","modle":"x"}""", "Unknown option 'modle'")]
    [InlineData("""{"file":"guidelines","model":"openai:/m"}""", "needs guidelines")]
    [InlineData("""{"file":"safety","model":"openai:/m","guidelines":"Be brief."}""", "takes no guidelines")]
    [InlineData("""{"file":"guidelines","model":"openai:/m","guidelines":["Be brief.", 3]}""", "must be a text, a list of texts, or names with texts, found 3")]
    [InlineData("""{"file":"guidelines","model":"openai:/m","guidelines":["Be brief.", " "]}""", "is empty")]
    [InlineData("""{"file":"guidelines","model":"openai:/m","guidelines":{"share_followed":"Be brief."}}""", "'share_followed' cannot name a guideline")]
    [InlineData("""{"file":"guidelines","model":"openai:/m","guidelines":{"Be":"brief"}}""", "'Be' cannot name a guideline")]
    [InlineData("""{"file":3,"model":"openai:/m"}""", "must be a text")]
    [InlineData("""{"file":"corectness","model":"openai:/m"}""", "no judge named 'corectness'. Did you mean 'correctness'?")]
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
