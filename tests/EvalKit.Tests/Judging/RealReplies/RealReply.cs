using EvalKit.Judging;

namespace EvalKit.Tests.Judging.RealReplies;

/// <summary>A reply that a model gave and what its authors read in it.</summary>
/// <param name="Source">The data set.</param>
/// <param name="Format">How the reply names its verdict.</param>
/// <param name="Id">Names the row in its file.</param>
/// <param name="Text">The reply; empty when the model gave none.</param>
/// <param name="Expected">The authors' parse as a label of the form; null where they read none.</param>
/// <param name="Form">What could be answered.</param>
/// <param name="Complete">Whether nothing says that the reply was cut or stopped.</param>
internal sealed record RealReply(string Source, string Format, string Id, string Text, string? Expected, VerdictForm Form, bool Complete)
{
    public FeedbackValue? Truth => Expected is null ? null : Form.Read(Expected);

    public VerdictReading Read() => VerdictParser.Parse(Text, Form, Complete);
}
