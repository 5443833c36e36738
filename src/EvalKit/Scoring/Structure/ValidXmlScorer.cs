using System.Xml;

namespace EvalKit.Scoring;

/// <summary>Is the output well-formed XML?</summary>
internal sealed class ValidXmlScorer : IScorer
{
    public const string Name = "valid_xml";

    // Nothing outside of the text is read: no DTD, which could define entities that grow without bound, and no resolver.
    private static readonly XmlReaderSettings Reading = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, ConformanceLevel = ConformanceLevel.Document };

    private readonly bool _fenced;

    public ValidXmlScorer(ValidXmlOptions options)
    {
        _fenced = options.Fenced;
        Info = ScorerDescription.Of(Name, 1, options, new FeedbackInfo(Name, FeedbackValueKind.Bool), Needs.Output);
    }

    public ScorerInfo Info { get; }

    public ValueTask<ScoreResult> ScoreAsync(ScoreArguments args, CancellationToken cancellationToken)
    {
        var fault = Fault(_fenced ? FencedText.Of(args.OutputText) : args.OutputText, out var root);
        return ScoreResult.From(Score.Of(Info.Feedbacks[0].Name, FeedbackValue.Of(fault is null), fault is null ? $"XML: <{root}>" : $"not XML: {fault}"));
    }

    /// <summary>What is wrong with a text; null where it is one well-formed document.</summary>
    private static string? Fault(string text, out string root)
    {
        root = "";
        if (string.IsNullOrWhiteSpace(text))
        {
            return "the text is empty";
        }

        try
        {
            using var reader = XmlReader.Create(new StringReader(text), Reading);
            while (reader.Read())
            {
                root = reader is { NodeType: XmlNodeType.Element, Depth: 0 } ? reader.Name : root;
            }

            return null;
        }
        catch (XmlException fault)
        {
            return FormattableString.Invariant($"line {fault.LineNumber}, column {fault.LinePosition}: {Reason(fault.Message)}");
        }
    }

    /// <summary>The reader's sentence without the place, which is told before it.</summary>
    private static string Reason(string message)
    {
        var place = message.LastIndexOf(" Line ", StringComparison.Ordinal);
        return (place > 0 ? message[..place] : message).TrimEnd('.');
    }
}
