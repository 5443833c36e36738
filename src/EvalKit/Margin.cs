using System.Globalization;

namespace EvalKit;

/// <summary>How far a metric may move against its polarity: an absolute number, a share of the baseline, or derived from the data.</summary>
/// <param name="Kind">What <paramref name="Amount"/> means.</param>
/// <param name="Amount">The number: in the metric's unit, or a share (0.1 is 10 %); unused for <see cref="MarginKind.Auto"/>.</param>
public sealed record Margin(MarginKind Kind, double Amount)
{
    /// <summary>max(0.05, 2·√(discordance / n)), from the paired data.</summary>
    public static Margin Auto { get; } = new(MarginKind.Auto, 0);

    /// <summary>An absolute margin in the metric's unit.</summary>
    /// <param name="amount">A number above 0.</param>
    public static implicit operator Margin(double amount) => new(MarginKind.Absolute, amount);

    /// <summary>A margin of a share of the baseline.</summary>
    /// <param name="percent">Percent, such as 10.</param>
    public static Margin OfPercent(double percent) => new(MarginKind.Relative, percent / 100);

    /// <summary>The margin as it is written in a suite file: <c>0.05</c>, <c>10%</c> or <c>auto</c>.</summary>
    public override string ToString() => Kind switch
    {
        MarginKind.Auto => "auto",
        MarginKind.Relative => (Amount * 100).ToString("0.####", CultureInfo.InvariantCulture) + "%",
        _ => Amount.ToString("0.####", CultureInfo.InvariantCulture),
    };
}
