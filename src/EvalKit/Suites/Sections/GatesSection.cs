using EvalKit.Suites.Yaml;

namespace EvalKit.Suites.Sections;

internal static class GatesSection
{
    public static IReadOnlyList<Gate> Read(YamlValue? value) => value switch
    {
        null => [],
        YamlList list => [.. list.Items.Select(ReadGate)],
        _ => throw SuiteFault.At(value.Place, $"expected gates to be a list, found {value.Shown}. Begin each gate with '- metric:'."),
    };

    private static Gate ReadGate(YamlValue item)
    {
        var gate = new YamlMapReader(item, "the gate", SuiteKeys.OfGate);
        return new Gate(ReadMetric(gate))
        {
            AtLeast = gate.Number("at_least"),
            AtMost = gate.Number("at_most"),
            MaxDrop = ReadMargin(gate, "max_drop"),
            MaxRise = ReadMargin(gate, "max_rise"),
            Each = gate.Bool("each") ?? false,
            OnPoint = ReadOnPoint(gate),
            MinCoverage = ReadCoverage(gate),
        };
    }

    private static MetricName ReadMetric(YamlMapReader gate)
    {
        var metric = gate.Require("metric", "Name what it is about, such as metric: squad_f1/mean.");
        try
        {
            return MetricName.Parse(gate.Text("metric")!);
        }
        catch (EvalKitException e)
        {
            throw SuiteFault.At(metric.Place, e);
        }
    }

    private static Margin? ReadMargin(YamlMapReader gate, string key)
    {
        const string Expected = "a number above 0, a percentage such as 10%, or auto";
        if (gate.Find(key) is not { } value)
        {
            return null;
        }

        var text = gate.Text(key)!;
        if (text == "auto")
        {
            return Margin.Auto;
        }

        var isPercent = text.EndsWith('%');
        var scalar = new YamlScalar(value.Place, isPercent ? text[..^1].TrimEnd() : text, IsQuoted: false);
        return YamlScalars.Number(scalar) is > 0 and var amount
            ? isPercent ? Margin.OfPercent((double)amount) : (double)amount
            : throw gate.Unexpected(key, Expected, value);
    }

    private static bool ReadOnPoint(YamlMapReader gate) => gate.Text("on") switch
    {
        null => false,
        "point" => true,
        _ => throw gate.Unexpected("on", "'point' (without the key the interval decides)", gate.Find("on")!),
    };

    private static double ReadCoverage(YamlMapReader gate) => gate.Number("min_coverage") switch
    {
        null => Gate.DefaultMinCoverage,
        >= 0 and <= 1 and var share => (double)share,
        _ => throw gate.Unexpected("min_coverage", "a share from 0 to 1", gate.Find("min_coverage")!),
    };
}
