namespace EvalKit.Tests.Tracing;

/// <summary>Each convention reads into the same view.</summary>
public sealed class SpanViewTests
{
    [Theory]
    [InlineData("1.41", """{"gen_ai.operation.name":"chat","gen_ai.provider.name":"openai","gen_ai.request.model":"gpt-4.1","gen_ai.response.model":"gpt-4.1-2025-04-14","gen_ai.usage.input_tokens":10,"gen_ai.usage.output_tokens":5,"gen_ai.response.finish_reasons":["stop"],"gen_ai.input.messages":"[{\"role\":\"user\",\"parts\":[{\"type\":\"text\",\"content\":\"Why?\"}]}]","gen_ai.output.messages":"[{\"role\":\"assistant\",\"parts\":[{\"type\":\"text\",\"content\":\"Because.\"}],\"finish_reason\":\"stop\"}]"}""")]
    [InlineData("latest: messages are structured", """{"gen_ai.operation.name":"chat","gen_ai.provider.name":"openai","gen_ai.request.model":"gpt-4.1","gen_ai.response.model":"gpt-4.1-2025-04-14","gen_ai.usage.input_tokens":10,"gen_ai.usage.output_tokens":5,"gen_ai.response.finish_reasons":"[\"stop\"]","gen_ai.input.messages":[{"role":"user","parts":[{"type":"text","content":"Why?"}]}],"gen_ai.output.messages":[{"role":"assistant","parts":[{"type":"text","content":"Because."}]}]}""")]
    [InlineData("before 1.37", """{"gen_ai.system":"openai","gen_ai.request.model":"gpt-4.1","gen_ai.response.model":"gpt-4.1-2025-04-14","gen_ai.usage.prompt_tokens":10,"gen_ai.usage.completion_tokens":5,"gen_ai.prompt.0.role":"user","gen_ai.prompt.0.content":"Why?","gen_ai.completion.0.role":"assistant","gen_ai.completion.0.content":"Because.","gen_ai.completion.0.finish_reason":"stop"}""")]
    [InlineData("OpenInference", """{"openinference.span.kind":"LLM","llm.system":"openai","llm.model_name":"gpt-4.1-2025-04-14","llm.token_count.prompt":10,"llm.token_count.completion":5,"llm.input_messages.0.message.role":"user","llm.input_messages.0.message.content":"Why?","llm.output_messages.0.message.role":"assistant","llm.output_messages.0.message.contents.0.message_content.type":"text","llm.output_messages.0.message.contents.0.message_content.text":"Because.","output.value":"{\"choices\":[{\"finish_reason\":\"stop\"}]}"}""")]
    [InlineData("MLflow", """{"mlflow.spanType":"\"CHAT_MODEL\"","mlflow.llm.provider":"\"openai\"","mlflow.llm.model":"\"gpt-4.1-2025-04-14\"","mlflow.chat.tokenUsage":"{\"input_tokens\":10,\"output_tokens\":5,\"total_tokens\":15}","mlflow.spanInputs":"{\"messages\":[{\"role\":\"user\",\"content\":\"Why?\"}]}","mlflow.spanOutputs":"{\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":\"Because.\"},\"finish_reason\":\"stop\"}]}"}""")]
    [InlineData("AI SDK", """{"ai.operationId":"ai.generateText.doGenerate","gen_ai.system":"openai","ai.model.id":"gpt-4.1","ai.response.model":"gpt-4.1-2025-04-14","ai.usage.promptTokens":10,"ai.usage.completionTokens":5,"ai.response.finishReason":"stop","ai.prompt.messages":"[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"Why?\"}]}]","ai.response.text":"Because."}""")]
    public void A_model_call_reads_alike(string convention, string attributes)
    {
        var view = Traces.View(attributes);

        view.IsModelCall.Should().BeTrue(convention);
        view.Provider.Should().Be("openai");
        view.Model.Should().Be("gpt-4.1-2025-04-14");
        view.Usage.Should().Be(new TokenUsage(10, 5));
        view.FinishReasons.Should().Equal("stop");
        view.InputMessages.Select(m => (m.Role, m.Text)).Should().Equal(("user", "Why?"));
        view.OutputMessages.Select(m => (m.Role, m.Text)).Should().Equal(("assistant", "Because."));
        var left = Traces.ViewWithoutContent(attributes);
        (left.Usage, left.Model, left.Provider).Should().Be((view.Usage, view.Model, view.Provider));
        left.InputMessages.Concat(left.OutputMessages).Should().BeEmpty(convention);
        (left.Input ?? left.Output).Should().BeNull(convention);
    }

    [Theory]
    [InlineData("GenAI", """{"gen_ai.operation.name":"execute_tool","gen_ai.tool.name":"search","gen_ai.tool.call.id":"c1","gen_ai.tool.call.arguments":"{\"q\":\"x\"}","gen_ai.tool.call.result":"[1]"}""")]
    [InlineData("OpenInference", """{"openinference.span.kind":"TOOL","tool.name":"search","tool_call.id":"c1","input.value":"{\"q\":\"x\"}","output.value":"[1]"}""")]
    [InlineData("MLflow", """{"mlflow.spanType":"\"TOOL\"","mlflow.spanFunctionName":"\"search\"","tool_call.id":"c1","mlflow.spanInputs":"{\"q\":\"x\"}","mlflow.spanOutputs":"[1]"}""")]
    [InlineData("AI SDK", """{"ai.operationId":"ai.toolCall","ai.toolCall.name":"search","ai.toolCall.id":"c1","ai.toolCall.args":"{\"q\":\"x\"}","ai.toolCall.result":"[1]"}""")]
    public void A_tool_reads_alike(string convention, string attributes)
    {
        var tool = Traces.View(attributes).Tool;

        tool.Should().NotBeNull(convention);
        (tool!.Name, tool.Id, tool.Arguments!.Value.GetRawText(), tool.Result!.Value.GetRawText()).Should().Be(("search", "c1", """{"q":"x"}""", "[1]"));
        var left = Traces.ViewWithoutContent(attributes).Tool!;
        (left.Name, left.Id, left.Arguments, left.Result).Should().Be(("search", "c1", null, null), convention);
    }

    [Theory]
    [InlineData("GenAI", """{"gen_ai.operation.name":"retrieval","gen_ai.retrieval.documents":"[{\"id\":\"1\",\"content\":\"one\"},{\"id\":\"2\"}]"}""", "1", "one", "2")]
    [InlineData("OpenInference", """{"openinference.span.kind":"RETRIEVER","retrieval.documents.0.document.content":"one","retrieval.documents.1.document.id":"2"}""", null, "one", "2")]
    [InlineData("MLflow", """{"mlflow.spanType":"RETRIEVER","mlflow.spanOutputs":"[{\"page_content\":\"one\",\"metadata\":{\"doc_uri\":\"1\"}},{\"id\":\"2\"}]"}""", "1", "one", "2")]
    public void Passages_and_their_ids_read_alike(string convention, string attributes, string? first, params string[] passages)
    {
        Traces.View(attributes).Documents.Should().Equal(passages, convention);
        Traces.View(attributes).DocumentIds.Should().Equal([first, "2"], convention);
        Traces.ViewWithoutContent(attributes).Documents.Should().BeEmpty(convention);
    }

    [Fact]
    public void Tool_calls_and_results_in_messages_are_read_in_every_shape()
    {
        var genAi = Traces.View("""{"gen_ai.operation.name":"chat","gen_ai.input.messages":"[{\"role\":\"assistant\",\"parts\":[{\"type\":\"tool_call\",\"id\":\"c\",\"name\":\"f\",\"arguments\":{\"a\":1}}]},{\"role\":\"tool\",\"parts\":[{\"type\":\"tool_call_response\",\"id\":\"c\",\"response\":\"42\"}]}]"}""").InputMessages;
        var openAi = Traces.View("""{"mlflow.spanType":"CHAT_MODEL","mlflow.spanInputs":"{\"messages\":[{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":\"c\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{\\\"a\\\":1}\"}}]},{\"role\":\"tool\",\"tool_call_id\":\"c\",\"content\":\"42\"}]}"}""").InputMessages;
        var inference = Traces.View("""{"openinference.span.kind":"LLM","llm.input_messages.0.message.role":"assistant","llm.input_messages.0.message.tool_calls.0.tool_call.id":"c","llm.input_messages.0.message.tool_calls.0.tool_call.function.name":"f","llm.input_messages.0.message.tool_calls.0.tool_call.function.arguments":"{\"a\":1}","llm.input_messages.1.message.role":"tool","llm.input_messages.1.message.tool_call_id":"c","llm.input_messages.1.message.content":"42"}""").InputMessages;

        foreach (var messages in new[] { genAi, openAi, inference })
        {
            var call = messages[0].ToolCalls.Should().ContainSingle().Subject;
            (call.Id, call.Name, call.Arguments!.Value.GetRawText()).Should().Be(("c", "f", """{"a":1}"""));
            (messages[1].Role, messages[1].Text, messages[1].ToolCallId).Should().Be(("tool", "42", "c"));
        }
    }

    [Fact]
    public void Messages_of_events_are_read()
    {
        var view = Traces.View(
            """{"gen_ai.system":"openai","gen_ai.request.model":"m"}""",
            Event("gen_ai.system.message", """{"content":"Be short."}"""),
            Event("gen_ai.user.message", """{"content":"Why?"}"""),
            Event("gen_ai.choice", """{"index":0,"finish_reason":"length","message":"{\"role\":\"assistant\",\"content\":\"Because\"}"}"""));

        view.InputMessages.Select(m => (m.Role, m.Text)).Should().Equal(("system", "Be short."), ("user", "Why?"));
        view.OutputMessages.Should().ContainSingle().Which.Text.Should().Be("Because");
        view.FinishReasons.Should().Equal("length");
    }

    [Fact]
    public void System_instructions_come_first()
    {
        Traces.View("""{"gen_ai.operation.name":"chat","gen_ai.system_instructions":"[{\"type\":\"text\",\"content\":\"Be short.\"}]","gen_ai.input.messages":"[{\"role\":\"user\",\"parts\":[]}]"}""")
            .InputMessages.Select(m => (m.Role, m.Text)).Should().Equal(("system", "Be short."), ("user", ""));
    }

    [Theory]
    [InlineData("end_turn", "stop")]
    [InlineData("STOP", "stop")]
    [InlineData("max_tokens", "length")]
    [InlineData("tool_use", "tool_calls")]
    [InlineData("tool_call", "tool_calls")]
    [InlineData("SAFETY", "content_filter")]
    [InlineData("pause_turn", "pause_turn")]
    public void Reasons_are_spelled_one_way(string told, string expected) =>
        Traces.View($$"""{"gen_ai.operation.name":"chat","gen_ai.response.finish_reasons":["{{told}}"]}""").FinishReasons.Should().Equal(expected);

    [Fact]
    public void The_first_token_is_an_attribute_in_seconds_or_milliseconds_or_an_event()
    {
        Traces.View("""{"gen_ai.response.time_to_first_chunk":0.25}""").TimeToFirstToken.Should().Be(TimeSpan.FromMilliseconds(250));
        Traces.View("""{"ai.response.msToFirstChunk":250}""").TimeToFirstToken.Should().Be(TimeSpan.FromMilliseconds(250));
        Traces.View("{}", new SpanEvent("First Token Stream Event", Traces.Start.AddMilliseconds(250), CaseFields.Empty)).TimeToFirstToken.Should().Be(TimeSpan.FromMilliseconds(250));
        Traces.View("""{"gen_ai.response.time_to_first_chunk":-1}""").TimeToFirstToken.Should().BeNull();
        Traces.View("""{"gen_ai.response.time_to_first_chunk":1e300}""").TimeToFirstToken.Should().BeNull();
    }

    [Theory]
    [InlineData("""{"gen_ai.operation.name":5,"gen_ai.usage.input_tokens":"many","gen_ai.input.messages":"[{\"role\":","gen_ai.tool.name":[1],"llm.input_messages.0.message.role":7}""")]
    [InlineData("""{"gen_ai.usage.input_tokens":-5,"gen_ai.usage.output_tokens":1.5,"gen_ai.input.messages":"[1,null,\"x\",{\"parts\":5},{\"parts\":[{\"type\":\"tool_call\"}]}]"}""")]
    [InlineData("""{"openinference.span.kind":"RETRIEVER","gen_ai.retrieval.documents":"{\"documents\":{\"a\":1}}","mlflow.spanInputs":"\ud83d"}""")]
    [InlineData("""{"mlflow.chat.tokenUsage":"[]","mlflow.llm.cost":"{\"total_cost\":\"x\"}","gen_ai.output.messages":"[{\"role\":\"\ud83d\"}]"}""")]
    public void Attributes_that_cannot_be_read_say_nothing(string attributes)
    {
        var view = Traces.View(attributes);

        (view.Usage, view.CostUsd, view.Operation).Should().Be(((TokenUsage?)null, (decimal?)null, (string?)null));
        view.Documents.Should().BeEmpty();
    }

    private static SpanEvent Event(string name, string attributes) => new(name, Traces.Start, Traces.Fields(attributes));
}
