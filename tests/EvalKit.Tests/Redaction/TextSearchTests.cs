using System.Buffers;
using CsCheck;
using EvalKit.Redaction;
using EvalKit.TestUtils;

namespace EvalKit.Tests.Redaction;

public sealed class TextSearchTests
{
    private static readonly Gen<string> Text = Gen.OneOf("s", "k", "-", "S", "K", "sk-", "éa", "é", "ĀB", "\0", "\u212A", "😀", "to", "TOKEN", "ſ").Array[0, 12].Select(string.Concat);

    [Fact]
    public void It_finds_what_the_search_of_the_platform_finds()
    {
        string[] exact = ["sk-", "sk", "SK", "éa", "ĀBs", "\0s", "😀k"];
        var search = new TextSearch(exact, []);
        var other = SearchValues.Create(exact, StringComparison.Ordinal);

        Text.ShouldHold(5000, t => search.IndexIn(t).Should().Be(t.AsSpan().IndexOfAny(other)));
    }

    [Fact]
    public void It_finds_words_in_any_case()
    {
        string[] words = ["token", "sk-", "ks"];
        var search = new TextSearch([], words);
        var other = SearchValues.Create(words, StringComparison.OrdinalIgnoreCase);

        Text.ShouldHold(5000, t => search.IndexIn(t).Should().Be(t.AsSpan().IndexOfAny(other)));
    }

    [Fact]
    public void It_finds_nothing_where_it_looks_for_nothing()
    {
        new TextSearch([], []).IsIn("any text").Should().BeFalse();
        new TextSearch(["ab"], []).IndexIn("").Should().Be(-1);
        new TextSearch(["ab"], []).IndexIn("b").Should().Be(-1);
    }
}
