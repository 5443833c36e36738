using EvalKit.Datasets.Filters;

namespace EvalKit.Datasets;

/// <summary>
/// Chooses cases by an expression, as <c>where</c> and <c>--filter</c> write it: <c>tags.topic == "maths" and not (inputs.question ~ "^Why")</c>. Immutable and thread-safe.
/// </summary>
/// <remarks>
/// <para>Fields: <c>id</c>, <c>split</c>, <c>tags.x</c>, <c>inputs.x</c>, <c>expectations.x</c>, <c>columns.x</c>; any other name is looked up in the plain columns, the inputs, the
/// expectations and the tags, in this order. A dot goes into a JSON object. A name with blanks stands in backticks. A missing field is null.</para>
/// <para>Literals: <c>"text"</c>, <c>'text'</c>, numbers, <c>true</c>, <c>false</c>, <c>null</c>. Operators, loosest first: <c>or</c>, <c>and</c>, <c>not</c>, then
/// <c>== != &lt; &lt;= &gt; &gt;= ~ in</c>. A field alone holds when its value is true.</para>
/// <para>Comparisons: a number equals a text that reads as the same number, a bool equals the texts <c>true</c> and <c>false</c>; two texts are equal when they are the same text (after NFC
/// and LF normalisation). Order is numeric when both sides are numbers or read as numbers, ordinal for two other texts, and does not hold otherwise. <c>~</c> finds a regular expression
/// (linear time, no back references or look-around) in a text or number; it does not hold for null.</para>
/// </remarks>
public sealed class CaseFilter
{
    private readonly FilterNode _root;

    private CaseFilter(string expression, FilterNode root)
    {
        Expression = expression;
        _root = root;
    }

    /// <summary>The expression as it was written.</summary>
    public string Expression { get; }

    /// <summary>Reads an expression.</summary>
    /// <param name="expression">The expression.</param>
    /// <exception cref="EvalKitException">It cannot be read; the message names the position.</exception>
    public static CaseFilter Parse(string expression) => new(expression, new FilterParser(expression).Parse());

    /// <summary>Whether a case meets the expression.</summary>
    /// <param name="evalCase">The case.</param>
    public bool Matches(EvalCase evalCase) => _root.Evaluate(evalCase).IsTrue;
}
