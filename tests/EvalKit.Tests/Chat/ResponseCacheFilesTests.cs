using System.Globalization;
using System.Text;
using EvalKit.Chat;
using EvalKit.Chat.Caching;
using EvalKit.Chat.Records;
using EvalKit.Tests.Judging;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace EvalKit.Tests.Chat;

/// <summary>Whatever lies in the folder, a request gets its own answer.</summary>
public sealed class ResponseCacheFilesTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("evalkit-cache-");
    private readonly FakeTimeProvider _time = new(Start);

    private string Replies => Path.Combine(_folder.FullName, "replies.jsonl");

    [Fact]
    public async Task An_entry_is_a_line_with_the_reply_and_its_key_but_not_the_prompt()
    {
        await Client("a").GetResponseAsync("what is asked");

        _folder.GetFiles().Should().ContainSingle();
        (await File.ReadAllTextAsync(Replies)).Should()
            .MatchRegex("""^{"key":"[0-9a-f]{64}","model":"openai:/m","request":{},"response":{"text":"a",.*},"usage":{.*},"recorded_at":"2026-01-02T03:04:05.000Z"}\n$""").And.NotContain("asked");
    }

    [Fact]
    public async Task A_file_cut_at_any_byte_loses_what_was_cut_and_no_more()
    {
        await Client("first").GetResponseAsync("p");
        var kept = (int)new FileInfo(Replies).Length;
        await Client("a").GetResponseAsync("q");
        var bytes = await File.ReadAllBytesAsync(Replies);
        for (var length = kept; length < bytes.Length; length++)
        {
            await File.WriteAllBytesAsync(Replies, bytes[..length]);

            (await Client("b").GetResponseAsync("q")).Text.Should().Be("b");
            (await Client("c").GetResponseAsync("q")).Text.Should().Be("b");
            (await Client("c").GetResponseAsync("p")).Text.Should().Be("first");
        }
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("\"text\"")]
    [InlineData("<html>not found</html>\n")]
    [InlineData("{\"key\":\"a\",\"key\":\"b\"}\n")]
    [InlineData("\r\n\n\n")]
    [InlineData("\uFEFF")]
    public async Task A_foreign_file_is_in_nobodys_way(string content)
    {
        await File.WriteAllTextAsync(Replies, content);

        (await Client("b").GetResponseAsync("q")).Text.Should().Be("b");
        (await Client("c").GetResponseAsync("q")).Text.Should().Be("b");
    }

    [Theory]
    [InlineData("\"text\":\"a\"", "\"text\":1")]
    [InlineData("\"input_tokens\":10", "\"input_tokens\":1e99")]
    [InlineData("\"input_tokens\":10", "\"input_tokens\":10,\"input_tokens\":11")]
    [InlineData("\"recorded_at\":\"2026", "\"recorded_at\":\"soon")]
    [InlineData("\"recorded_at\":\"2026-01", "\"recorded_at\":\"2026-13")]
    [InlineData("\"response\":{", "\"response\":{\"text\":\"x\",")]
    public async Task A_broken_value_is_asked_for_again_and_replaced(string right, string wrong)
    {
        await Client("a").GetResponseAsync("q");
        var text = await File.ReadAllTextAsync(Replies);
        text.Should().Contain(right);
        await File.WriteAllTextAsync(Replies, text.Replace(right, wrong, StringComparison.Ordinal));

        (await Client("b").GetResponseAsync("q")).Text.Should().Be("b");
        (await Client("c").GetResponseAsync("q")).Text.Should().Be("b");
    }

    [Fact]
    public async Task A_reader_finds_its_entry_after_another_one_has_written_the_file_anew()
    {
        var reader = Client("none");
        await Client("a").GetResponseAsync("p");
        await Client("b").GetResponseAsync("q");
        (await reader.GetResponseAsync("q")).Text.Should().Be("b");
        var lines = await File.ReadAllLinesAsync(Replies);

        await File.WriteAllTextAsync(Replies, string.Concat(lines.Reverse().Select(l => l + "\n")));

        (await reader.GetResponseAsync("q")).Text.Should().Be("b");
        (await reader.GetResponseAsync("p")).Text.Should().Be("a");
    }

    [Fact]
    public async Task A_folder_that_is_deleted_in_between_is_made_again()
    {
        var client = Client("a");
        await client.GetResponseAsync("q");
        _folder.Delete(recursive: true);

        (await client.GetResponseAsync("q")).Text.Should().Be("a");

        (await Client("b").GetResponseAsync("q")).Text.Should().Be("a");
    }

    [Fact]
    public async Task A_line_longer_than_what_is_read_at_once_is_read_whole()
    {
        var long1 = string.Concat(Enumerable.Range(0, 40_000).Select(i => i.ToString(CultureInfo.InvariantCulture)));
        await Client(long1).GetResponseAsync("p");
        await Client("b").GetResponseAsync("q");

        var reader = Client("none");

        (await reader.GetResponseAsync("p")).Text.Should().Be(long1);
        (await reader.GetResponseAsync("q")).Text.Should().Be("b");
    }

    [Fact]
    public async Task A_file_that_is_mostly_too_old_is_written_anew_without_that()
    {
        var old = new string('o', 5_000_000);
        await Client(old).GetResponseAsync("old");
        _time.Advance(TimeSpan.FromDays(20));
        await Client("a").GetResponseAsync("q");
        var other = Client("none");
        (await other.GetResponseAsync("q")).Text.Should().Be("a");
        _time.Advance(TimeSpan.FromDays(11));

        await Client("b").GetResponseAsync("new");

        new FileInfo(Replies).Length.Should().BeLessThan(10_000);
        _folder.GetFiles().Should().ContainSingle();
        (await other.GetResponseAsync("q")).Text.Should().Be("a", "another process goes on with the new file");
        (await other.GetResponseAsync("new")).Text.Should().Be("b");
    }

    [Fact]
    public async Task A_file_that_is_mostly_needed_stays_as_it_is()
    {
        await Client(new string('o', 2_000_000)).GetResponseAsync("old");
        _time.Advance(TimeSpan.FromDays(20));
        await Client(new string('n', 3_000_000)).GetResponseAsync("q");
        var bytes = new FileInfo(Replies).Length;
        _time.Advance(TimeSpan.FromDays(11));

        await Client("b").GetResponseAsync("new");

        new FileInfo(Replies).Length.Should().BeGreaterThan(bytes);
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

        var lines = await File.ReadAllLinesAsync(Replies, Encoding.UTF8);
        lines.Select(l => RecordingJson.Read(l).Key).Distinct().Should().HaveCount(Requests);
        for (var i = 0; i < Requests; i++)
        {
            var hit = await Client("z").GetResponseAsync($"q{i}");
            (ChatProperties.Cached(hit), hit.Text.Distinct().Count(), hit.Text.Length).Should().Be((true, 1, 5000));
        }
    }

    public void Dispose()
    {
        _folder.Refresh();
        if (_folder.Exists)
        {
            _folder.Delete(recursive: true);
        }
    }

    private ResponseCacheClient Client(string answer) => new(ScriptedChatClient.Saying(answer), new ModelUri("openai", "m"), new ResponseCache(_folder.FullName, _time));
}
