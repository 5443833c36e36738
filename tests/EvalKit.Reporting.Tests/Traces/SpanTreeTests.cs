using CsCheck;
using EvalKit.Reporting.Traces;
using EvalKit.TestUtils;

namespace EvalKit.Reporting.Tests.Traces;

public sealed class SpanTreeTests
{
    [Fact]
    public void A_span_stands_below_its_parent_and_before_what_began_later()
    {
        var shown = Read(200, ("a", null, 0), ("b", "a", 5), ("d", "a", 1), ("c", "b", 9), ("e", null, 2));

        shown.Select(s => (s.Span.SpanId, s.Depth)).Should().Equal(("a", 0), ("d", 1), ("b", 1), ("c", 2), ("e", 0));
    }

    [Fact]
    public void A_span_whose_parent_is_not_there_stands_at_the_top() =>
        Read(200, ("a", "lost", 3), ("b", "a", 4)).Select(s => (s.Span.SpanId, s.Depth)).Should().Equal(("a", 0), ("b", 1));

    [Fact]
    public void A_circle_of_parents_is_opened() =>
        Read(200, ("a", "c", 0), ("b", "a", 1), ("c", "b", 2), ("d", "d", 3)).Select(s => s.Span.SpanId).Should().BeEquivalentTo("a", "b", "c", "d");

    [Fact]
    public void Of_too_many_spans_those_that_failed_are_kept_with_what_is_around_them_and_then_the_earliest()
    {
        var spans = new[] { Of("root", null, 0) }.Concat(Enumerable.Range(1, 20).Select(i => Of($"s{i}", i > 10 ? "s10" : "root", i))).ToList();
        spans[15] = spans[15] with { Status = SpanStatus.Error };

        SpanTree.Read(spans, 5).Select(s => (s.Span.SpanId, s.Depth)).Should().Equal(("root", 0), ("s1", 1), ("s2", 1), ("s10", 1), ("s15", 2));
    }

    [Fact]
    public void Whatever_the_parents_are_each_span_is_shown_once_at_most_below_its_shown_parent()
    {
        var trees = 0;
        Gen.Select(Gen.Int[-1, 12].Array[0, 40], Gen.Int[0, 30].Array[40], Gen.Int[0, 3].Array[40], Gen.Int[1, 45]).ShouldHold(
            2000,
            sample =>
            {
                var (parents, starts, failures, most) = sample;
                trees++;
                var spans = parents.Select((p, i) => Of($"s{i % 35}", p < 0 ? null : $"s{p}", starts[i]) with { Status = failures[i] == 0 ? SpanStatus.Error : SpanStatus.Ok }).ToList();

                var shown = SpanTree.Read(spans, most);

                shown.Select(s => s.Span).Distinct(ReferenceEqualityComparer.Instance).Should().HaveCount(shown.Count);
                shown.Count.Should().BeLessThanOrEqualTo(most);
                shown.Should().HaveCount(spans.Count <= most ? spans.Count : shown.Count);
                var around = new List<Span>();
                foreach (var (span, depth) in shown)
                {
                    depth.Should().BeLessThanOrEqualTo(around.Count);
                    around.RemoveRange(depth, around.Count - depth);
                    (depth == 0 || around[^1].SpanId == span.ParentId).Should().BeTrue();
                    around.Add(span);
                }

                return true;
            });
        trees.Should().BeGreaterThan(1000);
    }

    private static IReadOnlyList<ShownSpan> Read(int most, params (string Id, string? Parent, int At)[] spans) => SpanTree.Read([.. spans.Select(s => Of(s.Id, s.Parent, s.At))], most);

    private static Span Of(string id, string? parent, int at) => SampleTraces.Span(id, parent, id, null, at, 1);
}
