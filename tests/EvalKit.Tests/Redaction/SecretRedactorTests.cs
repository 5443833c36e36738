using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using EvalKit.Redaction;
using EvalKit.TestUtils.Secrets;

namespace EvalKit.Tests.Redaction;

public sealed class SecretRedactorTests
{
    private static readonly SecretRedactor Redactor = SecretRedactor.Shapes;

    public static TheoryData<string> Names => [.. FakeSecrets.All.Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_secret_is_found_in_prose_in_lines_in_json_and_in_json_within_a_text(string name)
    {
        var secret = FakeSecrets.All.Single(s => s.Name == name);
        var text = FakeSecrets.Closed(secret.Text);
        var json = new JsonObject { ["answer"] = $"I found {text} there.", ["list"] = new JsonArray(text) };

        Redactor.Redact(text).Should().NotContain(secret.Value).And.Contain("[redacted ");
        Redactor.Redact($"I found {text} there, and 12 apples.").Should().NotContain(secret.Value).And.StartWith("I found ").And.EndWith(" there, and 12 apples.");
        Redactor.Redact($"first line\n{text}\r\nlast line").Should().NotContain(secret.Value).And.StartWith("first line\n").And.EndWith("\r\nlast line");
        Redactor.Redact(json)!.ToJsonString().Should().NotContain(secret.Value);
        Redactor.Redact(json.ToJsonString()).Should().NotContain(secret.Value).And.NotContain(JsonEncodedText.Encode(secret.Value).ToString());
        Redactor.Redact(Redactor.Redact(text)).Should().Be(Redactor.Redact(text));
    }

    [Fact]
    public void A_json_text_stays_json_when_a_secret_in_it_is_replaced()
    {
        foreach (var text in FakeSecrets.All.Select(s => FakeSecrets.Closed(s.Text)).Append(FakeSecrets.Text))
        {
            var reply = new JsonObject { ["reason"] = $"first\n{text}\nlast", ["verdict"] = true };
            var relaxed = reply.ToJsonString(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

            foreach (var json in new[] { reply.ToJsonString(), relaxed, JsonSerializer.Serialize(relaxed) })
            {
                var redacted = Redactor.Redact(json);
                redacted.Should().NotContainAny(FakeSecrets.All.Select(s => s.Value));
                var read = JsonNode.Parse(redacted)!;
                read = read is JsonValue ? JsonNode.Parse((string)read!)! : read;
                ((bool)read["verdict"]!).Should().BeTrue();
                ((string)read["reason"]!).Should().StartWith("first\n").And.EndWith("\nlast");
            }
        }
    }

    [Fact]
    public void The_label_says_what_it_was_and_nothing_of_the_value()
    {
        Redactor.Redact("use sk" + "-ant-api03-" + new string('a', 40)).Should().Be("use [redacted anthropic_key]");
        Redactor.Redact("use gh" + "p_" + new string('b', 36) + ".").Should().Be("use [redacted github_token].");
        Redactor.Redact("Password=" + "x1y2;Server=db;").Should().Be("Password=[redacted connection_string_password];Server=db;");
        Redactor.Redact("https://me:" + "word7@example.org/a").Should().Be("https://me:[redacted url_password]@example.org/a");
    }

    [Theory]
    [InlineData("""{"api_key": "abcdefgh"}""", """{"api_key":"[redacted secret]"}""")]
    [InlineData("""{"db":{"password":"swordfish","port":5432.10}}""", """{"db":{"password":"[redacted password]","port":5432.10}}""")]
    [InlineData("""{"headers":{"Authorization":"Token abcdefgh"}}""", """{"headers":{"Authorization":"[redacted authorization]"}}""")]
    [InlineData("""{"token":"hello","key":"returns-window","max_tokens":"1234567890123456"}""", """{"token":"hello","key":"returns-window","max_tokens":"1234567890123456"}""")]
    public void In_json_the_name_says_what_the_value_is(string json, string expected)
    {
        Redactor.Redact(JsonElement.Parse(json)).GetRawText().Should().Be(expected);
    }

    [Fact]
    public void Names_that_are_secrets_go_too_and_stay_apart()
    {
        var json = new JsonObject { ["gh" + "p_" + new string('a', 36)] = 1, ["gh" + "p_" + new string('b', 36)] = 2 };

        Redactor.Redact(json)!.ToJsonString().Should().Be("""{"[redacted github_token]":1,"[redacted github_token] 2":2}""");
    }

    [Fact]
    public void Json_without_secrets_is_the_same_object()
    {
        var node = new JsonObject { ["a"] = new JsonArray(1.50, "token", null) };

        Redactor.Redact(node).Should().BeSameAs(node);
        Redactor.Redact((JsonNode?)null).Should().BeNull();
        Redactor.Redact(default(JsonElement)).ValueKind.Should().Be(JsonValueKind.Undefined);
    }

    [Fact]
    public void A_json_text_with_half_a_surrogate_pair_is_no_fault_and_no_hiding_place()
    {
        var plain = JsonElement.Parse("""["\ud800 plain"]""");
        var hiding = JsonElement.Parse("[\"\\ud800 gh" + "p_" + new string('a', 36) + "\"]");

        Redactor.Redact(plain).GetRawText().Should().Be(plain.GetRawText());
        Redactor.Redact(hiding).GetRawText().Should().Be("""["[redacted text]"]""");
    }

    [Theory]
    [InlineData("The next token is the key to the secret of his password.")]
    [InlineData("password: please enter the password that you chose")]
    [InlineData("key: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("token id 550e8400-e29b-41d4-a716-446655440000, trace 4bf92f3577b34da6a3ce929d0e0e4736")]
    [InlineData("commit 0dd77ec1c7a1b2c3d4e5f60718293a4b5c6d7e8f removes the key check")]
    [InlineData("var token = tokenizer.Next(); cache[key] = GetKeyForUserV2(userId);")]
    [InlineData("password = os.environ['DB_PASSWORD']; api_key=settings.api_key, secret = ${{ secrets.GITHUB_TOKEN }}")]
    [InlineData("risk-assessment-and-management-plan, desk-organizer-with-drawers, sk-fading-circle-container")]
    [InlineData("PublicKeyToken=b77a5c561934e089, Version=4.0.0.0")]
    [InlineData("a cookie: one egg, two spoons of sugar. Basic information. The bearer of this letter.")]
    [InlineData("http://localhost:8080/path?x=a@b and git@github.com:owner/name.git")]
    [InlineData("postgres://user:password@host, postgres://user:${DB_PASSWORD}@host, password=$db_password PASSWORD=%DB_PASSWORD%")]
    [InlineData("[redacted openai_key] is the key: [redacted secret]")]
    [InlineData("\"password\": null, \"secret\": \"\", Authorization: <your key>, token=***")]
    public void Ordinary_text_is_left_as_it_is(string text) => Redactor.Redact(text).Should().BeSameAs(text);

    [Theory]
    [InlineData("password='$ecret9'", "password='[redacted password]'")]
    [InlineData("DB_PASSWORD=*star*7", "DB_PASSWORD=[redacted password]")]
    [InlineData("redis://:$ecret9@cache", "redis://:[redacted url_password]@cache")]
    public void A_password_may_begin_like_a_variable(string text, string expected) => Redactor.Redact(text).Should().Be(expected);

    [Fact]
    public void A_text_that_calls_itself_a_label_is_read_like_any_other()
    {
        Redactor.Redact("[redacted gh" + "p_" + new string('a', 36) + "]").Should().Be("[redacted [redacted github_token]]");
        Redactor.Redact("[redacted by " + "me] password=hunter22").Should().Be("[redacted by me] password=[redacted password]");
    }

    [Fact]
    public void A_label_makes_nothing_beside_it_a_secret()
    {
        var once = Redactor.Redact("sk" + "-proj-" + new string('a', 40) + " 0a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T");

        Redactor.Redact(once).Should().Be(once);
    }
}
