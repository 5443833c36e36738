using System.Reflection;
using EvalKit.Chat;
using Microsoft.Extensions.AI;

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
        var settings = new ProviderSettings(n => n == "OPENAI_API_KEY" ? "env" : null, n => n == "OpenAI:ApiKey" ? "secret" : n == "OpenAI:BaseUrl" ? "http://there/v1" : null);

        settings[new ProviderSetting("OPENAI_API_KEY", "OpenAI:ApiKey")].Should().Be("env");
        settings.Address(new ProviderSetting("OPENAI_BASE_URL", "OpenAI:BaseUrl")).Should().Be(new Uri("http://there/v1"));
    }

    [Theory]
    [InlineData("azure:/d", "AZURE_OPENAI_API_KEY", "AzureOpenAI:ApiKey")]
    [InlineData("anthropic:/m", "ANTHROPIC_API_KEY", "Anthropic:ApiKey")]
    public void Each_provider_names_its_variable_and_its_secret(string model, string variable, string secret)
    {
        Models([], []).Missing(ModelUri.Parse(model)).Should().Contain(variable).And.Contain($"dotnet user-secrets set {secret}");
    }

    [Fact]
    public void Azure_wants_an_address_beside_the_key()
    {
        var azure = ModelUri.Parse("azure:/d");

        Models([("AZURE_OPENAI_API_KEY", "k")], []).Missing(azure).Should().Contain("AZURE_OPENAI_ENDPOINT").And.Contain("AzureOpenAI:Endpoint");
        Models([("AZURE_OPENAI_API_KEY", "k"), ("AZURE_OPENAI_ENDPOINT", "here")], []).Missing(azure).Should().Contain("'here'");
        Models([("AZURE_OPENAI_API_KEY", "k")], [("AzureOpenAI:Endpoint", "https://r.openai.azure.com")]).Missing(azure).Should().BeNull();
    }

    [Theory]
    [InlineData("https://r.openai.azure.com", "https://r.openai.azure.com/openai/v1")]
    [InlineData("https://r.openai.azure.com/", "https://r.openai.azure.com/openai/v1")]
    [InlineData("https://r.openai.azure.com/openai/v1/", "https://r.openai.azure.com/openai/v1")]
    [InlineData("https://gateway.example/team", "https://gateway.example/team/openai/v1")]
    public void Azures_address_is_that_of_the_resource_or_of_its_v1_endpoint(string endpoint, string expected)
    {
        AddressOf("azure:/d", ("AZURE_OPENAI_API_KEY", "k"), ("AZURE_OPENAI_ENDPOINT", endpoint)).Should().Be(expected);
    }

    [Theory]
    [InlineData(null, "http://localhost:11434/v1")]
    [InlineData("gpu", "http://gpu:11434/v1")]
    [InlineData("gpu:8080", "http://gpu:8080/v1")]
    [InlineData("gpu:80", "http://gpu/v1")]
    [InlineData("0.0.0.0", "http://localhost:11434/v1")]
    [InlineData("0.0.0.0:1234", "http://localhost:1234/v1")]
    [InlineData("[::]:1234", "http://localhost:1234/v1")]
    [InlineData("http://gpu:11434/", "http://gpu:11434/v1")]
    [InlineData("https://ollama.example", "https://ollama.example/v1")]
    [InlineData("https://gateway.example/ollama", "https://gateway.example/ollama/v1")]
    public void Ollamas_host_is_read_as_Ollama_reads_it(string? host, string expected)
    {
        AddressOf("ollama:/m", host is null ? [] : [("OLLAMA_HOST", host)]).Should().Be(expected);
    }

    [Fact]
    public void A_host_that_is_none_is_named()
    {
        Models([("OLLAMA_HOST", "not a host")], []).Missing(ModelUri.Parse("ollama:/m")).Should().Contain("'not a host'");
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
        Models([], []).Invoking(m => m.Create(ModelUri.Parse("other:/x"))).Should().Throw<EvalKitException>().WithMessage("*openai:/*azure:/*ollama:/*anthropic:/*local:/short-answer*");
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

    private static string? AddressOf(string model, params (string Name, string Value)[] environment)
    {
        using var client = Models(environment, []).Create(ModelUri.Parse(model));
        return client.GetService<ChatClientMetadata>()?.ProviderUri?.ToString().TrimEnd('/');
    }

    private static ProviderModels Models((string Name, string Value)[] environment, (string Name, string Value)[] secrets) => new(
        environment.ToDictionary(e => e.Name, e => e.Value).GetValueOrDefault, secrets.ToDictionary(e => e.Name, e => e.Value).GetValueOrDefault);
}
