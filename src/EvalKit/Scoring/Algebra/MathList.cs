namespace EvalKit.Scoring;

/// <summary>Several values: a tuple or an interval, whose order counts, or a set, a union or a plain list, whose order does not.</summary>
/// <param name="Brackets">The brackets around it, such as <c>[)</c>; <c>{}</c> for a set, <c>∪</c> for a union, empty for a plain list.</param>
/// <param name="Items">The values.</param>
internal sealed record MathList(string Brackets, IReadOnlyList<MathValue> Items) : MathValue
{
    public const string Set = "{}";

    public const string Union = "∪";

    public const string Plain = "";

    private bool IsOrdered => Brackets is not (Set or Union or Plain);

    protected override bool HasValueOf(MathValue other, AlgebraWork work) =>
        other is MathList list && list.Brackets == Brackets
        && (IsOrdered
            ? Items.Count == list.Items.Count && Items.Zip(list.Items).All(pair => pair.First.Is(pair.Second, work))
            : Holds(this, list, work) && Holds(list, this, work));

    private static bool Holds(MathList whole, MathList part, AlgebraWork work) => part.Items.All(item => whole.Items.Any(own => own.Is(item, work)));
}
