using CsCheck;
using EvalKit.Chat;
using EvalKit.Chat.Prices;
using EvalKit.TestUtils;
using Microsoft.Extensions.AI;
using NJsonSchema;

namespace EvalKit.Tests.Chat.Prices;

public sealed class PriceTableTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("evalkit-prices-");

    [Fact]
    public void A_call_costs_its_tokens_by_the_million()
    {
        var usage = new UsageDetails { InputTokenCount = 1_000_000, CachedInputTokenCount = 400_000, OutputTokenCount = 250_000 };

        PriceTable.Default.CostOf(ModelUri.Parse("openai:/gpt-4.1"), usage).Should().Be((0.6m * 2.00m) + (0.4m * 0.50m) + (0.25m * 8.00m));
        PriceTable.Default.CostOf(ModelUri.Parse("openai:/gpt-4.1"), new TokenUsage(1_000_000, 250_000)).Should().Be(4.00m);
    }

    [Theory]
    [InlineData("openai:/gpt-4.1-2025-04-14", "openai:/gpt-4.1")]
    [InlineData("openai:/gpt-4.1-mini-2025-04-14", "openai:/gpt-4.1-mini")]
    [InlineData("anthropic:/claude-haiku-4-5-20251001", "anthropic:/claude-haiku-4-5")]
    public void A_dated_name_has_the_price_of_the_undated_one(string dated, string undated)
    {
        PriceTable.Default.PriceOf(ModelUri.Parse(dated)).Should().NotBeNull().And.Be(PriceTable.Default.PriceOf(ModelUri.Parse(undated)));
    }

    [Theory]
    [InlineData("openai:/gpt-4.1-mini-new")]
    [InlineData("openai:/gpt-4.10")]
    [InlineData("openai:/gpt-4")]
    [InlineData("azure:/gpt-4.1")]
    [InlineData("openai:/GPT-4.1")]
    [InlineData("openai:/gpt-4.1-2025-04-14-tuned")]
    [InlineData("openai:/gpt-4.1-12345678")]
    public void No_other_name_is_taken_for_another(string model)
    {
        PriceTable.Default.PriceOf(ModelUri.Parse(model)).Should().BeNull();
        PriceTable.Default.CostOf(ModelUri.Parse(model), new TokenUsage(1, 1)).Should().BeNull();
    }

    [Fact]
    public void Unknown_tokens_have_no_known_cost()
    {
        var model = ModelUri.Parse("openai:/gpt-4.1");

        TokenUsage?[] unknown = [null, new(null, 1), new(1, null), new(-1, 1)];
        unknown.Select(u => PriceTable.Default.CostOf(model, u)).Should().AllSatisfy(c => c.Should().BeNull());
    }

    [Fact]
    public void A_model_in_process_costs_nothing()
    {
        PriceTable.Default.CostOf(ModelUri.Parse("local:/short-answer"), (TokenUsage?)null).Should().Be(0);
        PriceTable.Default.PriceOf(ModelUri.Parse("local:/short-answer"))!.Input.Should().Be(0);
    }

    [Fact]
    public void More_tokens_never_cost_less()
    {
        var model = ModelUri.Parse("openai:/gpt-4.1-mini");
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[0, 1_000_000], Gen.Int[0, 2_000_000]).ShouldHold(
            2000,
            tokens =>
            {
                var (input, output, cached) = tokens;
                decimal Cost(int i, int o, int c) => PriceTable.Default.CostOf(model, new UsageDetails { InputTokenCount = i, OutputTokenCount = o, CachedInputTokenCount = c })!.Value;
                var cost = Cost(input, output, cached);
                cost.Should().BeInRange(0, Cost(input, output, 0));
                Cost(input + 1, output, cached).Should().BeGreaterThanOrEqualTo(cost);
                Cost(input, output + 1, cached).Should().BeGreaterThan(cost);
            });
    }

    [Fact]
    public void A_file_beside_the_suite_lies_over_the_prices_that_are_brought()
    {
        File.Copy(Example, Path.Combine(_folder.FullName, "prices.json"));

        var prices = PriceTable.For(_folder.FullName);

        prices.PriceOf(ModelUri.Parse("openai:/gpt-4.1")).Should().Be(new ModelPrice(1.60m, 6.40m) { CachedInput = 0.40m, AsOf = new DateOnly(2026, 1, 31) });
        prices.CostOf(ModelUri.Parse("openai:/llama-on-our-server"), new TokenUsage(5, 5)).Should().Be(0);
        prices.PriceOf(ModelUri.Parse("openai:/gpt-4o")).Should().Be(PriceTable.Default.PriceOf(ModelUri.Parse("openai:/gpt-4o")));
        PriceTable.For(Path.GetTempPath(), Example).PriceOf(ModelUri.Parse("openai:/our-finetune"))!.Output.Should().Be(12);
    }

    [Fact]
    public void A_named_file_must_be_there()
    {
        var act = () => PriceTable.For(_folder.FullName, "none.json");

        act.Should().Throw<EvalKitException>().Which.Message.Should().Contain("none.json");
    }

    [Theory]
    [InlineData("", "JSON")]
    [InlineData("[]", "no JSON object")]
    [InlineData("{}", "'schema' is missing")]
    [InlineData("""{"schema": 2, "as_of": "2026-01-31", "models": {}}""", "only 1 is known")]
    [InlineData("""{"schema": 1, "as_of": "soon", "models": {}}""", "no day")]
    [InlineData("""{"schema": 1, "as_of": "2026-01-31", "models": []}""", "prices.json")]
    [InlineData("""{"schema": 1, "as_of": "2026-01-31", "models": {"gpt-4.1": {"input": 1, "output": 1}}}""", "'gpt-4.1' is not a model")]
    [InlineData("""{"schema": 1, "as_of": "2026-01-31", "models": {"openai:/m": {"input": 1}}}""", "'output' of 'openai:/m' is missing")]
    [InlineData("""{"schema": 1, "as_of": "2026-01-31", "models": {"openai:/m": {"input": "1", "output": 1}}}""", "'input' of 'openai:/m' is no price")]
    [InlineData("""{"schema": 1, "as_of": "2026-01-31", "models": {"openai:/m": {"input": -1, "output": 1}}}""", "'input' of 'openai:/m' is no price")]
    [InlineData("""{"schema": 1, "as_of": "2026-01-31", "models": {"openai:/m": {"input": 1, "output": 1, "ouptut": 1}}}""", "unknown key 'ouptut'")]
    public void A_malformed_file_is_an_error_that_names_it_and_shows_a_right_one(string json, string says)
    {
        var path = Path.Combine(_folder.FullName, "prices.json");
        File.WriteAllText(path, json);

        var act = () => PriceTable.Read(path);

        act.Should().Throw<EvalKitException>().Which.Message.Should().StartWith(path).And.Contain(says).And.Contain("\"as_of\"");
    }

    [Fact]
    public async Task The_schema_holds_for_the_example_and_for_the_prices_that_are_brought()
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(Path.GetDirectoryName(Example)!, "prices.schema.json"));

        schema.Validate(await File.ReadAllTextAsync(Example)).Should().BeEmpty();
        schema.Validate(await File.ReadAllTextAsync(Path.Combine(SharedData.RepositoryRoot, "src", "EvalKit", "Chat", "Prices", "prices.json"))).Should().BeEmpty();
        schema.Validate("""{"schema": 1, "as_of": "2026-01-31", "models": {"openai:/m": {"input": 1}}}""").Should().NotBeEmpty();
        PriceTable.Default.Prices.Should().HaveCountGreaterThan(10).And.ContainKey("openai:/gpt-4.1-mini").And.ContainKey("anthropic:/claude-sonnet-4-5");
        PriceTable.Read(Example).Prices.Should().HaveCount(3);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static string Example => Path.Combine(SharedData.RepositoryRoot, "docs", "formats", "prices.example.json");
}
