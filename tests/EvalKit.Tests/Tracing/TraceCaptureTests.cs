using System.Diagnostics;
using EvalKit.Tracing;

namespace EvalKit.Tests.Tracing;

public sealed class TraceCaptureTests : IDisposable
{
    private const string TraceId = "0af7651916cd43dd8448eb211c80319c";
    private readonly ActivitySource _source = new("EvalKit.Tests.Capture");
    private readonly TraceCapture _capture = new(new TracingOptions());

    public void Dispose()
    {
        _capture.Dispose();
        _source.Dispose();
    }

    [Fact]
    public void What_happens_outside_of_a_trace_is_not_even_made()
    {
        _source.StartActivity("before").Should().BeNull();
        using (_capture.Begin("trial", TraceId))
        {
            using var inside = _source.StartActivity("inside");
            inside.Should().NotBeNull();
            inside!.TraceId.ToHexString().Should().Be(TraceId);
        }

        _source.StartActivity("after").Should().BeNull();
        Activity.Current.Should().BeNull();
    }

    [Fact]
    public void A_trace_begins_its_own_also_inside_of_an_activity_and_gives_that_back()
    {
        using var outer = new Activity("outer").Start();

        using (_capture.Begin("trial", TraceId))
        {
            Activity.Current!.TraceId.ToHexString().Should().Be(TraceId);
            Activity.Current.ParentSpanId.Should().Be(default(ActivitySpanId));
        }

        Activity.Current.Should().BeSameAs(outer);
    }

    [Fact]
    public void Attributes_are_kept_as_they_were_set()
    {
        var span = Captured(a => a
            .SetTag("text", "a").SetTag("whole", 5).SetTag("float", 0.2f).SetTag("double", 1.5).SetTag("flag", true).SetTag("nothing", null)
            .SetTag("list", new[] { "a", "b" }).SetTag("numbers", new[] { 1L, 2L }).SetTag("no number", double.NaN).SetTag("twice", 1).SetTag("twice", 2)
            .SetTag("own type", new Version(1, 2))).Spans[1];

        span.Attributes.ToDictionary(a => a.Key, a => a.Value.GetRawText()).Should().BeEquivalentTo(new Dictionary<string, string>
        {
            ["text"] = "\"a\"",
            ["whole"] = "5",
            ["float"] = "0.2",
            ["double"] = "1.5",
            ["flag"] = "true",
            ["list"] = "[\"a\",\"b\"]",
            ["numbers"] = "[1,2]",
            ["no number"] = "\"NaN\"",
            ["twice"] = "2",
            ["own type"] = "\"1.2\"",
        });
    }

    [Fact]
    public void Errors_events_and_kinds_are_kept()
    {
        var span = Captured(a =>
        {
            a.SetStatus(ActivityStatusCode.Error, "broken");
            a.AddEvent(new ActivityEvent("exception", tags: new ActivityTagsCollection { ["exception.type"] = "System.IO.IOException" }));
            return a;
        }, ActivityKind.Client).Spans[1];

        span.Should().BeEquivalentTo(new { Kind = SpanKind.Client, Status = SpanStatus.Error, StatusMessage = "broken", Source = _source.Name });
        span.Events.Should().ContainSingle().Which.Attributes.Text("exception.type").Should().Be("System.IO.IOException");
    }

    [Fact]
    public void An_attribute_that_throws_does_not_reach_the_app()
    {
        var trace = Captured(a => a.SetTag("bad", new Throwing()).SetTag("good", 1));

        trace.Spans[1].Attributes.Text("bad").Should().Contain("threw System.NotSupportedException");
        trace.Spans[1].Attributes.Text("good").Should().Be("1");
        trace.CutValues.Should().Be(1);
    }

    [Fact]
    public void More_than_may_be_kept_is_left_out_and_counted()
    {
        var trace = Captured(a =>
        {
            for (var i = 0; i < TraceLimits.Attributes + 2; i++)
            {
                a.SetTag($"a{i}", i);
            }

            for (var i = 0; i < TraceLimits.Events + 5; i++)
            {
                a.AddEvent(new ActivityEvent($"e{i}"));
            }

            return a.SetTag("a0", new string('x', TraceLimits.TextLength) + "y").SetTag("a1", Enumerable.Range(0, TraceLimits.Items + 1).ToArray());
        });

        var span = trace.Spans[1];
        span.Attributes.Should().HaveCount(TraceLimits.Attributes);
        span.Events.Should().HaveCount(TraceLimits.Events);
        span.Attributes.Text("a0").Should().HaveLength(TraceLimits.TextLength + 1).And.EndWith("x…");
        span.Attributes["a1"].GetArrayLength().Should().Be(TraceLimits.Items);
        trace.CutValues.Should().Be(2 + 1 + 1 + 1);
    }

    [Fact]
    public void Spans_beyond_the_limit_are_dropped_and_counted_and_the_trial_is_kept()
    {
        using var open = _capture.Begin("trial", TraceId)!;
        for (var i = 0; i < TraceLimits.Spans + 7; i++)
        {
            _source.StartActivity("step")!.Dispose();
        }

        var trace = open.End(TraceId, TraceId)!;

        trace.Spans.Should().HaveCount(TraceLimits.Spans + 1);
        trace.Spans[0].Name.Should().Be("trial");
        trace.DroppedSpans.Should().Be(7);
    }

    [Fact]
    public void What_has_not_ended_is_kept_as_it_was_when_the_trace_ended()
    {
        using var open = _capture.Begin("trial", TraceId)!;
        var hanging = _source.StartActivity("hangs")!.SetTag("model", "m");

        var trace = open.End(TraceId, TraceId)!;
        hanging.SetTag("late", true).Stop();

        trace.Spans.Should().HaveCount(2);
        trace.Spans[1].Name.Should().Be("hangs");
        trace.Spans[1].Attributes.Text("model").Should().Be("m");
        trace.Spans[1].Duration.Should().BeGreaterThanOrEqualTo(TimeSpan.Zero).And.BeLessThanOrEqualTo(trace.Spans[0].Duration);
    }

    [Fact]
    public void A_trace_in_which_nothing_happened_is_none()
    {
        using var open = _capture.Begin("trial", TraceId)!;

        open.End(TraceId, TraceId).Should().BeNull();
    }

    [Fact]
    public void Work_on_other_threads_belongs_to_the_trace_it_was_begun_in()
    {
        using var open = _capture.Begin("trial", TraceId)!;
        var thread = new Thread(() => _source.StartActivity("elsewhere")!.Dispose());
        thread.Start();
        thread.Join();

        open.End(TraceId, TraceId)!.Spans.Select(s => s.Name).Should().Equal("trial", "elsewhere");
    }

    [Theory]
    [InlineData("Experimental.Microsoft.Extensions.AI", true)]
    [InlineData("MyApp.Retrieval", true)]
    [InlineData("Experimental.System.Net.Sockets", false)]
    public void All_sources_are_listened_to_but_the_noise(string source, bool expected) => new TracingOptions().ListensTo(source).Should().Be(expected);

    [Fact]
    public void Sources_can_be_named()
    {
        var options = new TracingOptions { Sources = ["MyApp.*", "Other"] };

        options.ListensTo("MyApp.Retrieval").Should().BeTrue();
        options.ListensTo("Other").Should().BeTrue();
        options.ListensTo("Others").Should().BeFalse();
        options.ListensTo(TracingOptions.SourceName).Should().BeTrue();
    }

    private TraceRecord Captured(Func<Activity, Activity> set, ActivityKind kind = ActivityKind.Internal)
    {
        using var open = _capture.Begin("trial", TraceId)!;
        using (var activity = _source.StartActivity("step", kind)!)
        {
            set(activity);
        }

        return open.End(TraceId, TraceId)!;
    }

    private sealed class Throwing
    {
        public override string ToString() => throw new NotSupportedException();
    }
}
