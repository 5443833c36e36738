namespace EvalKit.Scoring;

/// <summary>What an expression stands for: a number or formula, infinity, or a list of values in brackets.</summary>
internal abstract record MathValue
{
    /// <summary>The variable that it is said to be the value of, as in <c>x = 5</c>; null for none.</summary>
    public string? Name { get; init; }

    /// <summary>Whether two values are equal. A name on one side only plays no part.</summary>
    /// <exception cref="MathRefusal">It takes too long to tell.</exception>
    public bool Is(MathValue other, AlgebraWork work) => (Name is null || other.Name is null || Name == other.Name) && HasValueOf(other, work);

    protected abstract bool HasValueOf(MathValue other, AlgebraWork work);
}
