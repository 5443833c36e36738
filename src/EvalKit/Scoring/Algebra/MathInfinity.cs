namespace EvalKit.Scoring;

/// <summary>Infinity, as an end of an interval.</summary>
internal sealed record MathInfinity(bool IsNegative) : MathValue
{
    protected override bool HasValueOf(MathValue other, AlgebraWork work) => other is MathInfinity infinity && infinity.IsNegative == IsNegative;
}
