using EvalKit.Chat;
using EvalKit.Datasets;
using EvalKit.Suites;
using EvalKit.Tests.Datasets;
using EvalKit.Tests.Judging;
using Microsoft.Extensions.AI;

namespace EvalKit.Tests.Suites.Apps;

public sealed class ChatAppTests : IDisposable
{
    private const string Prompt = "# system\nAnswer in one word.\n\n# user\nQ: {{ inputs.question }}\n";
    private static readonly EvalCase Case = EvalCases.Create(CaseFields.OfText(("question", "Capital of France?")), CaseFields.OfText(("expected_response", "Paris")), id: "case-1");

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_rendered_prompt_is_asked_with_the_parameters_and_the_reply_is_the_output()
    {
        var client = ScriptedChatClient.Saying("Paris");

        var output = await App(Prompt, "temperature: 0.5, top_p: 0.9, max_output_tokens: 20, seed: 3").Bind(client)(Case, default);

        output.Text.Should().Be("Paris");
        output.Usage.Should().Be(new TokenUsage(10, 5));
        output.Messages!.Value.GetRawText().Should().Be(
            """[{"role":"system","content":"Answer in one word."},{"role":"user","content":"Q: Capital of France?"},{"role":"assistant","content":"Paris"}]""");
        var (messages, options) = client.Asked.Single();
        messages.Select(m => (m.Role, m.Text)).Should().Equal((ChatRole.System, "Answer in one word."), (ChatRole.User, "Q: Capital of France?"));
        (options!.Temperature, options.TopP, options.MaxOutputTokens, options.Seed).Should().Be((0.5f, 0.9f, 20, 3));
        options.ResponseFormat.Should().BeNull();
    }

    [Fact]
    public async Task Refusals_and_empty_replies_are_answers()
    {
        var refusal = new ChatResponse(new ChatMessage(ChatRole.Assistant, [new ErrorContent("I will not.") { ErrorCode = "Refusal" }]));
        var client = new ScriptedChatClient(() => refusal, () => ScriptedChatClient.Reply("", ChatFinishReason.ContentFilter));
        var app = App(Prompt).Bind(client);

        (await app(Case, default)).Text.Should().Be("I will not.");
        (await app(Case, default)).Text.Should().BeEmpty();
    }

    [Fact]
    public async Task Without_a_user_section_the_cases_own_messages_follow()
    {
        var client = ScriptedChatClient.Saying("ok");
        var evalCase = WithMessages("""[{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello"}, {"role": "user", "content": [{"type": "text", "text": "Bye"}]}]""");

        await App("# system\nBe kind.\n").Bind(client)(evalCase, default);
        await App(prompt: null).Bind(client)(evalCase, default);

        client.Asked[0].Messages.Select(m => (m.Role.Value, m.Text)).Should().Equal(("system", "Be kind."), ("user", "Hi"), ("assistant", "Hello"), ("user", "Bye"));
        client.Asked[1].Messages.Select(m => m.Text).Should().Equal("Hi", "Hello", "Bye");
    }

    [Theory]
    [InlineData("\"Hi\"", "list of messages")]
    [InlineData("[]", "list of messages")]
    [InlineData("""[{"role": "robot", "content": "x"}]""", "inputs.messages[0].role to be one of system, user, assistant, found 'robot'")]
    [InlineData("""["Hi"]""", "inputs.messages[0].role")]
    [InlineData("""[{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "x"}}]}]""", "inputs.messages[0].content to be a text")]
    [InlineData("""[{"role": "user"}]""", "inputs.messages[0].content to be a text")]
    public void Messages_that_are_none_are_a_mistake_of_the_case(string messages, string problem)
    {
        Reading.Fault(() => App(prompt: null).Check(WithMessages(messages))).Should().Contain(problem);
    }

    [Theory]
    [InlineData("# user\n{{ inputs.queston }}", "queston")]
    [InlineData("# user\n{{ expectations.expected_response }}", "expectations")]
    [InlineData("# user\n{{ if expectations.expected_response }}x{{ end }}", "expectations")]
    [InlineData("# user\n{{ outputs }}", "outputs")]
    public void The_prompt_sees_the_inputs_and_nothing_of_what_is_expected(string prompt, string name)
    {
        Reading.Fault(() => App(prompt).Check(Case)).Should().StartWith("p.md:2:").And.Contain(name).And.EndWith("Expected a name of the case's data: inputs.<name>.");
    }

    [Theory]
    [InlineData("app: {chat: gpt}", "faq.suite.yaml:1: 'gpt' is not a model")]
    [InlineData("app: {chat: \"local:/short-answer\"}", "faq.suite.yaml:1: local:/short-answer compares short answers for a judge")]
    [InlineData("app:\n  chat: openai:/m\n  prompt: q.md", "faq.suite.yaml:2: There is no prompt file q.md")]
    [InlineData("app: {chat: \"openai:/m\", prompt: [a]}", "faq.suite.yaml:1: Expected prompt to be a file")]
    [InlineData("app: {chat: \"openai:/m\", temperature: warm}", "faq.suite.yaml:1: Expected temperature to be a number from 0, found \"warm\".")]
    [InlineData("app: {chat: \"openai:/m\", top_p: 1.5}", "from 0 to 1, found 1.5")]
    [InlineData("app: {chat: \"openai:/m\", max_output_tokens: 0}", "a whole number from 1, found 0")]
    [InlineData("app: {chat: \"openai:/m\", seed: 1.5}", "a whole number, found 1.5")]
    [InlineData("app: {exec: a, temperature: 1}", "'temperature' does not belong to an app of kind 'exec'")]
    [InlineData("app: {chat: \"openai:/m\", prompt: broken.md}", "broken.md:1: expected '# system' or '# user'")]
    public void A_wrong_app_is_refused_when_the_file_is_read(string yaml, string problem)
    {
        _folder.With("p.md", Prompt).With("broken.md", "Hello\n").With("faq.suite.yaml", yaml);

        Reading.Fault(() => SuiteFile.Load(Path.Combine(_folder.Path, "faq.suite.yaml"))).Should().Contain(problem);
    }

    [Fact]
    public void The_fingerprint_follows_prompt_model_and_parameters_and_not_the_prompts_place()
    {
        string Of(string prompt, string more = "temperature: 0", string file = "p.md")
        {
            _folder.With(file, prompt).With("faq.suite.yaml", $"app: {{chat: \"openai:/m\", prompt: {file}, {more}}}");
            return SuiteBinder.Bind(SuiteFile.Load(Path.Combine(_folder.Path, "faq.suite.yaml"))).AppFingerprint!;
        }

        Of(Prompt).Should().StartWith("chat:").And.Be(Of(Prompt, file: "other.md")).And.NotBe(Of(Prompt + "!")).And.NotBe(Of(Prompt, "temperature: 1"));
        Of(Prompt).Should().NotBe(Of(Prompt, "temperature: 0, seed: 1"));
    }

    [Fact]
    public async Task An_app_without_a_client_says_so()
    {
        var answer = () => App(Prompt).AnswerAsync(Case, default);

        await answer.Should().ThrowAsync<InvalidOperationException>().WithMessage("*openai:/m has no client*");
    }

    private static EvalCase WithMessages(string json) =>
        EvalCases.Create(new CaseFields([KeyValuePair.Create("messages", System.Text.Json.JsonElement.Parse(json))]), id: "m");

    private IModelApp App(string? prompt, string more = "temperature: 0")
    {
        _folder.With("p.md", prompt ?? "").With("faq.suite.yaml", $"app: {{chat: \"openai:/m\", {(prompt is null ? "" : "prompt: p.md, ")}{more}}}");
        return (IModelApp)SuiteBinder.Bind(SuiteFile.Load(Path.Combine(_folder.Path, "faq.suite.yaml"))).App!.Target!;
    }
}
