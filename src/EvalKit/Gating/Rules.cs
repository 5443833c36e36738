using System.Globalization;

namespace EvalKit.Gating;

/// <summary>Conditions as a suite file writes them.</summary>
internal static class Rules
{
    public static string Of(string name, double amount) => $"{name} {amount.ToString("0.######", CultureInfo.InvariantCulture)}";

    public static string Of(string name, Margin margin) => $"{name} {margin}";
}
