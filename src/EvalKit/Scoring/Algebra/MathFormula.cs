namespace EvalKit.Scoring;

/// <summary>A number, or a formula of variables.</summary>
internal sealed record MathFormula(AlgebraicFraction Value) : MathValue
{
    protected override bool HasValueOf(MathValue other, AlgebraWork work) => other is MathFormula formula && Value.Is(formula.Value, work);
}
