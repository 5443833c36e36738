using EvalKit.Chat;
using EvalKit.Tests.Judging;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace EvalKit.Tests.Chat;

/// <summary>Whatever lies in the folder, a request gets its own answer.</summary>
public sealed class ResponseCacheFilesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("evalkit-cache-");
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    [Fact]
    public async Task An_entry_is_one_file_named_by_its_key()
    {
        await Client("a").GetResponseAsync("q");

        var path = Files().Should().ContainSingle().Which;
        var key = Path.GetFileNameWithoutExtension(path);
        key.Should().MatchRegex("^[0-9a-f]{64}$");
        Path.GetRelativePath(_folder.FullName, path).Should().Be(Path.Combine(key[..2], key + ".json"));
        (await File.ReadAllTextAsync(path)).Should().StartWith($"{{\"key\":\"{key}\",\"model\":\"openai:/m\",\"request\":{{\"messages\":[{{\"role\":\"user\",\"text\":\"q\"}}]");
    }

    [Fact]
    public async Task A_file_cut_at_any_byte_is_asked_for_again_and_replaced()
    {
        await Client("a").GetResponseAsync("q");
        var path = Files().Single();
        var bytes = await File.ReadAllBytesAsync(path);
        for (var length = 0; length < bytes.Length - 1; length++)
        {
            await File.WriteAllBytesAsync(path, bytes[..length]);

            (await Client("b").GetResponseAsync("q")).Text.Should().Be("b");
            (await Client("c").GetResponseAsync("q")).Text.Should().Be("b");
        }
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("\"text\"")]
    [InlineData("<html>not found</html>")]
    [InlineData("{\"key\":\"a\",\"key\":\"b\"}")]
    public async Task A_foreign_file_is_asked_for_again_and_replaced(string content)
    {
        await Client("a").GetResponseAsync("q");
        await File.WriteAllTextAsync(Files().Single(), content);

        (await Client("b").GetResponseAsync("q")).Text.Should().Be("b");
        (await Client("c").GetResponseAsync("q")).Text.Should().Be("b");
    }

    [Theory]
    [InlineData("\"text\":\"a\"", "\"text\":1")]
    [InlineData("\"input_tokens\":10", "\"input_tokens\":1e99")]
    [InlineData("\"input_tokens\":10", "\"input_tokens\":10,\"input_tokens\":11")]
    [InlineData("\"recorded_at\":\"2026", "\"recorded_at\":\"soon")]
    [InlineData("\"response\":{", "\"response\":{\"text\":\"x\",")]
    public async Task A_value_of_another_kind_never_throws(string right, string wrong)
    {
        await Client("a").GetResponseAsync("q");
        var path = Files().Single();
        var text = await File.ReadAllTextAsync(path);
        text.Should().Contain(right);
        await File.WriteAllTextAsync(path, text.Replace(right, wrong, StringComparison.Ordinal));

        await Client("b").Invoking(c => c.GetResponseAsync("q")).Should().NotThrowAsync();
    }

    [Fact]
    public async Task An_entry_under_another_ones_name_does_not_answer()
    {
        await Client("a").GetResponseAsync("q");
        var path = Files().Single();
        await Client("b").GetResponseAsync("other");
        File.Copy(Files().Single(f => f != path), path, overwrite: true);

        (await Client("c").GetResponseAsync("q")).Text.Should().Be("c");
    }

    [Fact]
    public async Task What_a_killed_process_left_half_written_is_in_nobodys_way()
    {
        await Client("a").GetResponseAsync("q");
        var path = Files().Single();
        File.Delete(path);
        foreach (var number in Enumerable.Range(1, 300))
        {
            await File.WriteAllTextAsync($"{path}.{Environment.ProcessId}-{number}.tmp", "{\"key\":");
        }

        await Client("b").GetResponseAsync("q");

        (await Client("c").GetResponseAsync("q")).Text.Should().Be("b");
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_costs_the_next_run_and_not_the_answer()
    {
        var blocked = Path.Combine(_folder.FullName, "file");
        await File.WriteAllTextAsync(blocked, "");
        var client = new ResponseCacheClient(ScriptedChatClient.Saying("a", "b"), new ModelUri("openai", "m"), new ResponseCache(blocked, _time));

        var reply = await client.GetResponseAsync("q");

        reply.Text.Should().Be("a");
        ChatProperties.CacheFault(reply).Should().Contain(blocked);
        (await client.GetResponseAsync("q")).Text.Should().Be("b");
    }

    [Fact]
    public async Task Many_that_share_a_folder_find_what_others_keep()
    {
        const int Requests = 200;
        var clients = Enumerable.Range(0, 8).Select(i => Client(new string((char)('a' + i), 5000))).ToList();

        await Parallel.ForEachAsync(
            Enumerable.Range(0, Requests * clients.Count),
            new ParallelOptions { MaxDegreeOfParallelism = 16 },
            async (i, token) => (await clients[i % clients.Count].GetResponseAsync($"q{i / clients.Count}", cancellationToken: token)).Text.Should().HaveLength(5000));

        Files().Should().HaveCount(Requests);
        Directory.GetFiles(_folder.FullName, "*.tmp", SearchOption.AllDirectories).Should().BeEmpty();
        for (var i = 0; i < Requests; i++)
        {
            var hit = await Client("z").GetResponseAsync($"q{i}");
            (ChatProperties.Cached(hit), hit.Text.Distinct().Count(), hit.Text.Length).Should().Be((true, 1, 5000));
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string[] Files() => Directory.GetFiles(_folder.FullName, "*.json", SearchOption.AllDirectories);

    private ResponseCacheClient Client(string answer) => new(ScriptedChatClient.Saying(answer), new ModelUri("openai", "m"), new ResponseCache(_folder.FullName, _time));
}
