using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using EvalKit.Redaction;
using EvalKit.Tests.Scoring;
using EvalKit.TestUtils;
using EvalKit.TestUtils.Secrets;
using Xunit.Abstractions;

namespace EvalKit.Tests.Redaction;

public sealed class RedactionLawTests(ITestOutputHelper output)
{
    /// <summary>What the rules look for, cut and joined at will, between any characters at all.</summary>
    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.String,
        Gen.String[Gen.Char, 0, 20],
        Gen.OneOf(FakeSecrets.All.Select(s => s.Text).ToArray()),
        Gen.OneOf(FakeSecrets.All.ToArray()).SelectMany(s => Gen.Int[0, s.Text.Length].Select(cut => s.Text[cut..])),
        Gen.OneOf(FakeSecrets.All.ToArray()).SelectMany(s => Gen.Int[0, s.Text.Length].Select(cut => s.Text[..cut])),
        Gen.OneOf("password", "key", "token", "secret", " = ", ": ", "\"", "'", "\\", "://", "@", ";", "\n", "[redacted ", "[redacted openai_key]", "]", "Bearer ", "Cookie: ", "\ud800", "\udc00", "=", "_", "-", "1", "A"))
        .List[0, 8].Select(parts => string.Concat(parts));

    [Fact]
    public void Redacting_twice_changes_nothing_more_and_nothing_is_ever_thrown()
    {
        var redactor = SecretRedactor.Of([KeyValuePair.Create("A_KEY", "key]secret1"), KeyValuePair.Create("B_PASSWORD", "redacted openai"), KeyValuePair.Create("C_TOKEN", "Bearer 12")]);
        Text.ShouldHold(3000, text =>
        {
            var once = redactor.Redact(text);
            return redactor.Redact(once) == once;
        });
    }

    [Fact]
    public void A_node_is_redacted_as_its_element_is()
    {
        Gen.Select(Text, Text, AnyJson.Value).ShouldHold(2000, sample =>
        {
            var (name, text, value) = sample;
            var node = new JsonObject { [name] = text, ["api_key"] = new JsonArray(value?.DeepClone(), text), ["when"] = JsonValue.Create(DateTimeOffset.UnixEpoch) };
            var element = JsonSerializer.SerializeToElement(node);
            return CanonicalJson.Hash(SecretRedactor.Shapes.Redact((JsonNode)node)) == CanonicalJson.Hash(SecretRedactor.Shapes.Redact(element));
        });
    }

    [Fact]
    public void A_whole_secret_between_blanks_is_found_beside_anything()
    {
        Gen.Select(Text, Gen.OneOf(FakeSecrets.All.Where(s => s.Text == s.Value && !s.Name.StartsWith("aws", StringComparison.Ordinal)).ToArray()), Text).ShouldHold(
            1000, sample => !SecretRedactor.Shapes.Redact($"{sample.Item1} {sample.Item2.Text} {sample.Item3}").Contains($" {sample.Item2.Value} ", StringComparison.Ordinal));
    }

    /// <summary>Questions, answers, labels and judgements of people and models; traces of applications.</summary>
    [SharedDataTheory("data")]
    [InlineData("data/evouna", "*.jsonl")]
    [InlineData("data/gsm8k", "*.jsonl")]
    [InlineData("data/mtbench", "*.jsonl")]
    [InlineData("data/llmbar", "*.json*")]
    [InlineData("data/taubench", "*.json*")]
    [InlineData("data/llm_http_cassettes", "*")]
    public void Real_text_holds_no_secret(string folder, string pattern) => ChangedIn(SharedData.PathOf(folder), pattern).Should().BeEmpty();

    [Theory]
    [InlineData("src", "*.cs")]
    [InlineData("samples", "*.cs")]
    [InlineData("docs", "*.md")]
    public void This_projects_code_and_pages_hold_no_secret(string folder, string pattern) =>
        ChangedIn(Path.Combine(SharedData.RepositoryRoot, folder), pattern).Should().BeEmpty();

    private List<string> ChangedIn(string folder, string pattern)
    {
        var lines = Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(File.ReadLines)
            .ToList();
        var changed = lines.Select(l => (Line: l, Redacted: SecretRedactor.Shapes.Redact(l))).Where(l => !ReferenceEquals(l.Line, l.Redacted)).Select(l => Around(l.Redacted)).ToList();
        output.WriteLine(FormattableString.Invariant($"{Path.GetFileName(folder)}: {lines.Count} lines, {lines.Sum(l => (long)l.Length)} characters, {changed.Count} changed"));
        changed.ForEach(output.WriteLine);
        lines.Should().NotBeEmpty();
        return changed;
    }

    private static string Around(string redacted)
    {
        var at = Math.Max(0, redacted.IndexOf("[redacted ", StringComparison.Ordinal) - 80);
        return redacted.Substring(at, Math.Min(200, redacted.Length - at));
    }
}
