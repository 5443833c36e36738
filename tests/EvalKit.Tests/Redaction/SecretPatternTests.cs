using CsCheck;
using EvalKit.Redaction;
using EvalKit.TestUtils;
using EvalKit.TestUtils.Secrets;

namespace EvalKit.Tests.Redaction;

/// <summary>What is asked of a text before a pattern is held against it keeps no match back.</summary>
public sealed class SecretPatternTests
{
    private static readonly string[] Texts = [.. FakeSecrets.All.Select(s => s.Text), "Password=" + "hunter22;Server=db"];

    private static readonly Gen<string> Part = Gen.OneOf(
        Gen.OneOf(Texts),
        Gen.OneOf("-us", "-us1", "0123456789abcdef0123456789abcdef-us7", "AKIA", "ABCDEFGHIJKLMNOP", "IA", " ", "\"", "a", "=", ";", "password", " Pwd ", "hooks.slack.com/", "\n"));

    [Fact]
    public void No_pattern_matches_where_it_is_not_tried()
    {
        Part.Array[0, 5].Select(string.Concat).ShouldHold(3000, text =>
            SecretPatterns.All.Where(p => !p.MayBeIn(text)).Should().AllSatisfy(p => p.Regex().IsMatch(text).Should().BeFalse("{0} is not tried", p.Label)));
    }

    [Fact]
    public void Each_pattern_is_tried_on_a_secret_of_its_kind() =>
        SecretPatterns.All.Should().AllSatisfy(p => Texts.Should().Contain(t => p.MayBeIn(t) && p.Regex().IsMatch(t), "there is a {0}", p.Label));
}
