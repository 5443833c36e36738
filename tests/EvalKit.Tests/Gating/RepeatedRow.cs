namespace EvalKit.Tests.Gating;

/// <summary>One row of the published table of runs that add repeats.</summary>
internal sealed record RepeatedRow(
    int Cases, double Discordance, int BaselineRepeats, double Drop, VerdictChances Once, VerdictChances Auto, double MeanRepeats, VerdictChances Unheld);
