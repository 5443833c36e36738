namespace EvalKit.Reporting.Traces;

/// <summary>How much of a trace a page shows; it says what it leaves out. The store has more.</summary>
internal static class ShownLimits
{
    /// <summary>Spans of one trace: more bars than that are no picture any more.</summary>
    public const int Spans = 200;

    /// <summary>UTF-16 units of one input or output.</summary>
    public const int TextLength = 4_000;

    /// <summary>UTF-16 units of a span's inputs and outputs together.</summary>
    public const int ContentLength = 16_000;

    /// <summary>UTF-16 units of one attribute: a longer one is mostly a content that is shown already.</summary>
    public const int AttributeLength = 1_000;

    /// <summary>UTF-16 units of a span's attributes and events together.</summary>
    public const int AttributesLength = 8_000;

    /// <summary>UTF-16 units of a name, of a span or of an attribute.</summary>
    public const int NameLength = 200;
}
