using EvalKit.Redaction;

namespace EvalKit.Tests.Redaction;

public sealed class EnvironmentSecretsTests
{
    [Theory]
    [InlineData("SHOP_API_KEY", "plain-value-9")]
    [InlineData("SHOP_SERVICE_TOKEN", "abc123def456")]
    [InlineData("DB_PASSWORD", "correct horse battery")]
    [InlineData("DB_PASSWORD", "swordfishes")]
    [InlineData("ConnectionStrings__Shop", "Server=db;User=sa")]
    [InlineData("CLIENT_SECRET", "/x7Yk2Lm9Qp4Rt8")]
    [InlineData("MYSECRET", "quoted\"and\\slashed")]
    public void The_value_of_a_variable_with_a_secret_name_is_a_secret_anywhere(string name, string value)
    {
        var redactor = Of((name, value));

        redactor.Redact($"before {value} after").Should().Be("before [redacted environment_secret] after");
        redactor.Redact(System.Text.Json.JsonSerializer.Serialize(new[] { value })).Should().Be("[\"[redacted environment_secret]\"]");
        redactor.Redact("?q=" + Uri.EscapeDataString(value)).Should().Be("?q=[redacted environment_secret]");
    }

    [Theory]
    [InlineData("PWD", "/home/me/x7Yk2Lm9Qp4Rt8")]
    [InlineData("SSH_KEY_FILE", "id_ed25519-2024")]
    [InlineData("SIGNING_KEY", "/home/me/keys/signing.pem")]
    [InlineData("PARTITION_KEY", "incorrect")]
    [InlineData("SORT_KEY", "customer-number")]
    [InlineData("MAX_TOKENS", "100000000")]
    [InlineData("SHOP_TOKEN", "short")]
    [InlineData("SHOP_PASSWORD", "password")]
    [InlineData("HOME", "/home/incorrect")]
    [InlineData("KEYBOARD_LAYOUT", "de-nodeadkeys-1")]
    public void Words_paths_numbers_and_other_variables_are_none(string name, string value)
    {
        var text = $"The answer is {value}.";

        Of((name, value)).Redact(text).Should().BeSameAs(text);
    }

    [Fact]
    public void The_password_inside_of_an_address_is_one_without_the_address_too()
    {
        var redactor = Of(("DATABASE_URL", "postgres://shop:" + "swordfish-9@db/shop"));

        redactor.Redact("wrong password 'swordfish-9'").Should().Be("wrong password '[redacted environment_secret]'");
    }

    [Fact]
    public void Of_two_values_that_begin_alike_the_whole_one_goes()
    {
        Of(("A_KEY", "abcd1234"), ("B_KEY", "abcd1234efgh")).Redact("abcd1234efgh abcd1234").Should().Be("[redacted environment_secret] [redacted environment_secret]");
    }

    [Fact]
    public void A_value_with_a_form_of_its_own_is_called_by_it_with_and_without_the_environment()
    {
        var key = "gh" + "p_" + new string('a', 36);

        Of(("GITHUB_TOKEN", key)).Redact(key).Should().Be(SecretRedactor.Shapes.Redact(key)).And.Be("[redacted github_token]");
    }

    private static SecretRedactor Of(params (string Name, string Value)[] environment) => SecretRedactor.Of(environment.Select(v => KeyValuePair.Create(v.Name, v.Value)));
}
