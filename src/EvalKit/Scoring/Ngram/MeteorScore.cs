namespace EvalKit.Scoring;

/// <summary>METEOR of one output against one reference.</summary>
/// <param name="Value">The score in [0, 1].</param>
/// <param name="Precision">The share of the output's words that have a partner.</param>
/// <param name="Recall">The share of the reference's words that have one.</param>
/// <param name="Alignment">What was counted.</param>
internal readonly record struct MeteorScore(double Value, double Precision, double Recall, MeteorAlignment Alignment);
