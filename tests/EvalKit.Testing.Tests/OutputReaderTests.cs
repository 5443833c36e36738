using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace EvalKit.Testing.Tests;

public sealed class OutputReaderTests
{
    public static TheoryData<object?, string> Returned => new()
    {
        { "text", "text" },
        { Task.FromResult("text"), "text" },
        { Task.FromResult<AppOutput>("text"), "text" },
        { new { a = 1 }, """{"a":1}""" },
        { JsonNode.Parse("[1]"), "[1]" },
        { Task.FromResult(2.5), "2.5" },
        { null, "" },
        { new ChatResponse(new ChatMessage(ChatRole.Assistant, "text")), "text" },
    };

    [Theory]
    [MemberData(nameof(Returned))]
    public async Task Whatever_a_method_returns_is_an_output(object? returned, string text)
    {
        (await OutputReader.ReadAsync(returned)).Text.Should().Be(text);
    }

    [Fact]
    public async Task A_value_task_is_awaited()
    {
        (await OutputReader.ReadAsync(new ValueTask<string>("text"))).Text.Should().Be("text");
    }

    [Fact]
    public async Task What_an_app_tells_beside_its_text_is_kept()
    {
        var response = new ChatResponse(new ChatMessage(ChatRole.Assistant, "text")) { Usage = new UsageDetails { InputTokenCount = 3, OutputTokenCount = 4 } };

        (await OutputReader.ReadAsync(response)).Usage.Should().Be(new TokenUsage(3, 4));
        (await OutputReader.ReadAsync(new AppOutput(JsonValue.Create(1)) { Context = ["passage"] })).Context.Should().Equal("passage");
    }

    [Theory]
    [InlineData(nameof(Nothing))]
    [InlineData(nameof(NothingLater))]
    public void A_method_that_returns_nothing_is_an_error_with_the_next_step(string method)
    {
        var check = () => OutputReader.CheckReturnType(typeof(OutputReaderTests).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!);

        check.Should().Throw<EvalKitException>().WithMessage($"*{method}*returns nothing to score*EvalDataset*");
    }

    private static void Nothing() => Assert.Fail("looked at, not called");

    private static Task NothingLater() => Task.FromException(new InvalidOperationException("looked at, not called"));
}
