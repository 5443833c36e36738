using System.Diagnostics;
using EvalKit.Tracing.Reading;

namespace EvalKit.Tracing;

/// <summary>Makes spans of activities.</summary>
/// <param name="options">What is kept.</param>
internal sealed class ActivityReader(TracingOptions options)
{
    private readonly AttributeValues _values = new(options.MaxTextLength, options.Content ? null : ContentNames.IsAttribute);

    public Span Read(Activity activity, TimeSpan duration, ref int cut)
    {
        var attributes = _values.Read(activity.EnumerateTagObjects(), ref cut);
        var name = _values.Cut(activity.DisplayName, ref cut);
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
            StatusMessage = activity.StatusDescription is { } message ? _values.Cut(message, ref cut) : null,
            Attributes = attributes,
            Events = Events(activity, ref cut),
        };
    }

    private List<SpanEvent> Events(Activity activity, ref int cut)
    {
        var events = new List<SpanEvent>();
        foreach (ref readonly var item in activity.EnumerateEvents())
        {
            if (events.Count == TraceLimits.Events)
            {
                cut++;
                break;
            }

            var attributes = !options.Content && ContentNames.IsEvent(item.Name) ? CaseFields.Empty : _values.Read(item.EnumerateTagObjects(), ref cut);
            events.Add(new SpanEvent(_values.Cut(item.Name, ref cut), item.Timestamp.ToUniversalTime(), attributes));
        }

        return events;
    }
}
