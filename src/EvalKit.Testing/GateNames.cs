using System.Globalization;

namespace EvalKit.Testing;

/// <summary>The display names of gate tests.</summary>
public static class GateNames
{
    /// <summary>The test of the app gate that every suite has.</summary>
    public const string App = "Gate[app]";

    /// <summary>The name of a gate's test: its metric and its conditions as a suite file writes them, such as <c>Gate[squad_f1 at_least 0.8, max_drop 0.05]</c>.</summary>
    /// <param name="gate">The gate.</param>
    public static string Of(Gate gate)
    {
        var metric = gate.Metric.Aggregate is AggregateKind.Mean or AggregateKind.Run ? gate.Metric.Feedback : gate.Metric.ToString();
        return $"Gate[{metric} {string.Join(", ", Conditions(gate))}]";
    }

    private static IEnumerable<string> Conditions(Gate gate)
    {
        if (gate.AtLeast is { } floor)
        {
            yield return $"at_least {Number(floor)}";
        }

        if (gate.AtMost is { } ceiling)
        {
            yield return $"at_most {Number(ceiling)}";
        }

        if (gate.OnPoint)
        {
            yield return "on point";
        }

        if (gate.MaxDrop is { } drop)
        {
            yield return $"max_drop {drop}";
        }

        if (gate.MaxRise is { } rise)
        {
            yield return $"max_rise {rise}";
        }

        if (gate.Each)
        {
            yield return "each";
        }

        if (!gate.HasConditions)
        {
            yield return $"max_drop {Number(Gate.DefaultMaxDrop)}";
        }
    }

    private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
