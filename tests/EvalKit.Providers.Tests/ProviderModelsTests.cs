using System.Reflection;
using EvalKit.Chat;

namespace EvalKit.Providers.Tests;

public sealed class ProviderModelsTests
{
    private static readonly ModelUri Gpt = ModelUri.Parse("openai:/gpt-test");

    [Fact]
    public void Without_a_key_the_message_names_the_variable_and_the_secret()
    {
        var models = Models(environment: [], secrets: []);

        models.Missing(Gpt).Should().Contain("OPENAI_API_KEY").And.Contain("dotnet user-secrets set OpenAI:ApiKey");
        models.Invoking(m => m.Create(Gpt)).Should().Throw<EvalKitException>();
    }

    [Theory]
    [InlineData("OPENAI_API_KEY", null)]
    [InlineData(null, "OpenAI:ApiKey")]
    public void A_key_comes_from_the_environment_or_from_user_secrets(string? variable, string? secret)
    {
        Models(variable is null ? [] : [(variable, "k")], secret is null ? [] : [(secret, "k")]).Missing(Gpt).Should().BeNull();
    }

    [Fact]
    public void The_environment_comes_first()
    {
        var settings = new OpenAiSettings(n => n == "OPENAI_API_KEY" ? "env" : null, n => n == "OpenAI:ApiKey" ? "secret" : n == "OpenAI:BaseUrl" ? "http://there/v1" : null);

        settings.Key.Should().Be("env");
        settings.Address.Should().Be(new Uri("http://there/v1"));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("file:///etc/passwd")]
    public void An_address_that_is_none_is_named(string address)
    {
        Models([("OPENAI_API_KEY", "k"), ("OPENAI_BASE_URL", address)], []).Missing(Gpt).Should().Contain(address).And.Contain("https://");
    }

    [Fact]
    public void An_unknown_provider_is_an_error_that_names_the_known_ones()
    {
        Models([], []).Invoking(m => m.Create(ModelUri.Parse("other:/x"))).Should().Throw<EvalKitException>().WithMessage("*openai:/*local:/short-answer*");
    }

    [Fact]
    public void A_project_that_imports_the_targets_finds_its_models_without_a_line_of_set_up()
    {
        var models = ChatModelProviders.Of(typeof(ProviderModelsTests).Assembly);

        models.Should().BeOfType<ProviderModels>();
        models!.Missing(ModelUri.Parse("local:/short-answer")).Should().BeNull();
    }

    [Fact]
    public void An_assembly_that_names_no_provider_has_none()
    {
        ChatModelProviders.Of(typeof(string).Assembly).Should().BeNull();
    }

    [Fact]
    public void Models_of_the_process_can_be_made()
    {
        ProviderModels.Create().Knows(Gpt).Should().BeTrue();
        new ProviderModels((Assembly?)null).Knows(Gpt).Should().BeTrue();
    }

    private static ProviderModels Models((string Name, string Value)[] environment, (string Name, string Value)[] secrets) => new(
        environment.ToDictionary(e => e.Name, e => e.Value).GetValueOrDefault, secrets.ToDictionary(e => e.Name, e => e.Value).GetValueOrDefault);
}
