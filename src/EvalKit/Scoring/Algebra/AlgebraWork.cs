namespace EvalKit.Scoring;

/// <summary>Counts the work over one comparison and ends it where it grows beyond bounds.</summary>
internal sealed class AlgebraWork
{
    private int _products;

    /// <summary>Counts products of two terms before they are made.</summary>
    /// <exception cref="MathRefusal">There are too many.</exception>
    public void Spend(int terms, int otherTerms)
    {
        _products += Math.Min(terms * otherTerms, AlgebraLimits.MostProducts + 1);
        if (_products > AlgebraLimits.MostProducts)
        {
            throw MathRefusal.Beyond("more terms than are computed with");
        }
    }
}
