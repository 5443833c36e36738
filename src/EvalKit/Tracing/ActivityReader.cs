using System.Diagnostics;
using EvalKit.Tracing.Reading;

namespace EvalKit.Tracing;

/// <summary>Makes a span of an activity.</summary>
internal static class ActivityReader
{
    public static Span Read(Activity activity, TimeSpan duration, ref int cut)
    {
        var attributes = AttributeValues.Read(activity.EnumerateTagObjects(), ref cut);
        var name = AttributeValues.Cut(activity.DisplayName, ref cut);
        return new Span
        {
            SpanId = activity.SpanId.ToHexString(),
            ParentId = activity.ParentSpanId == default ? null : activity.ParentSpanId.ToHexString(),
            Name = name,
            Kind = (SpanKind)activity.Kind,
            Type = SpanTypeReader.Of(name, attributes),
            Source = activity.Source.Name,
            StartedAt = new DateTimeOffset(activity.StartTimeUtc, TimeSpan.Zero),
            Duration = duration,
            Status = (SpanStatus)activity.Status,
            StatusMessage = activity.StatusDescription is { } message ? AttributeValues.Cut(message, ref cut) : null,
            Attributes = attributes,
            Events = Events(activity, ref cut),
        };
    }

    private static List<SpanEvent> Events(Activity activity, ref int cut)
    {
        var events = new List<SpanEvent>();
        foreach (ref readonly var item in activity.EnumerateEvents())
        {
            if (events.Count == TraceLimits.Events)
            {
                cut++;
                break;
            }

            events.Add(new SpanEvent(AttributeValues.Cut(item.Name, ref cut), item.Timestamp.ToUniversalTime(), AttributeValues.Read(item.EnumerateTagObjects(), ref cut)));
        }

        return events;
    }
}
