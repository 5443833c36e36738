using System.Text.RegularExpressions;
using CsCheck;
using EvalKit.Redaction;
using EvalKit.TestUtils;

namespace EvalKit.Tests.Redaction;

public sealed partial class UrlPasswordsTests
{
    private static readonly Gen<string> Text = Gen.OneOf("://", ":", "@", "/", "user", "s3", "password", "{p}", "$P", " ", "\u2003", "\n", "?", "'", "é").Array[0, 14].Select(string.Concat);

    [Fact]
    public void It_finds_what_the_pattern_of_such_an_address_matches() => Text.ShouldHold(20_000, text =>
    {
        var found = new List<SecretSpan>();
        UrlPasswords.Find(text, found);

        var expected = Address().Matches(text).Select(m => m.Groups["secret"]).Where(s => s.Value is not ("password" or "$P") && s.Value[0] != '{');
        found.Select(s => (s.Start, s.End)).Should().Equal(expected.Select(s => (s.Index, s.Index + s.Length)));
    });

    [Theory]
    [InlineData("postgres://ada:hunter2@db/shop", "postgres://ada:[redacted url_password]@db/shop")]
    [InlineData("amqp://ada:p@ss:word@host and http://b:c@d", "amqp://ada:[redacted url_password]@host and http://b:[redacted url_password]@d")]
    [InlineData("redis://:hunter2@cache", "redis://:[redacted url_password]@cache")]
    [InlineData("https://host:8080/a@b", "https://host:8080/a@b")]
    [InlineData("https://user:$PASSWORD@host, https://user:{password}@host", "https://user:$PASSWORD@host, https://user:{password}@host")]
    public void The_password_of_an_address_goes(string text, string redacted) => SecretRedactor.Shapes.Redact(text).Should().Be(redacted);

    [GeneratedRegex("""://[^\s/?#:@"'<>]*:(?<secret>[^\s/?#"'<>]+)@""", RegexOptions.ExplicitCapture)]
    private static partial Regex Address();
}
