using EvalKit.Reporting.Text;

namespace EvalKit.Reporting.Html;

/// <summary>A gate as the template shows it.</summary>
internal sealed class GateView(GateResult gate, FeedbackInfo? feedback)
{
    public string Css { get; } = JsonDocumentWriter.Name(gate.Verdict);

    public string Glyph { get; } = VerdictText.Glyph(gate.Verdict);

    public string Word { get; } = gate.Verdict.ToString();

    public string Text { get; } = gate.Text;

    public IReadOnlyList<ConditionView> Conditions { get; } = [.. gate.Conditions.Select(c => new ConditionView(c, feedback))];
}
