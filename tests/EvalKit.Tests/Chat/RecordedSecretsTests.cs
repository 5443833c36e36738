using EvalKit.Chat;
using EvalKit.Chat.Recording;
using EvalKit.Redaction;
using EvalKit.Tests.Judging;
using EvalKit.TestUtils.Secrets;
using Microsoft.Extensions.AI;

namespace EvalKit.Tests.Chat;

public sealed class RecordedSecretsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("evalkit-secrets-");

    private string Path => System.IO.Path.Combine(_folder.FullName, "r.jsonl");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_recording_holds_no_secret_and_still_answers_the_original_request()
    {
        var asked = "Judge this: " + FakeSecrets.Text + " and plain-value-9";
        var redactor = SecretRedactor.Of([KeyValuePair.Create("SHOP_API_KEY", "plain-value-9")]);

        var first = await Client(ScriptedChatClient.Saying("I saw " + FakeSecrets.Text), ReplayMode.Record, redactor).GetResponseAsync(asked);
        var replayed = await Client(ScriptedChatClient.Saying("never asked"), ReplayMode.Strict, redactor).GetResponseAsync(asked);

        first.Text.Should().Be("I saw " + FakeSecrets.Text, "the judge reads the reply as it came");
        replayed.Text.Should().StartWith("I saw ").And.Contain("[redacted openai_key]");
        (await File.ReadAllTextAsync(Path)).Should().NotContainAny(FakeSecrets.All.Select(s => s.Value.Replace("\n", "\\n", StringComparison.Ordinal)))
            .And.NotContain("plain-value-9").And.Contain("Judge this: [redacted openai_key]");
    }

    private RecordingChatClient Client(IChatClient inner, ReplayMode mode, SecretRedactor redactor) =>
        new(inner, ModelUri.Parse("openai:/m"), mode, new RecordingFile(Path), TimeProvider.System, missing: null, redactor);
}
