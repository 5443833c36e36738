using System.Reflection;

namespace EvalKit.Testing;

/// <summary>The arguments of an ordinary data-driven test: inputs, expectations, plain columns, tags and the id by name, or the case itself.</summary>
public static class RowArguments
{
    /// <summary>The arguments for a case.</summary>
    /// <param name="method">The test method.</param>
    /// <param name="evalCase">The case.</param>
    /// <exception cref="EvalKitException">A parameter has no column, or its value does not fit.</exception>
    public static object?[] Bind(MethodInfo method, EvalCase evalCase)
    {
        var parameters = method.GetParameters();
        if (parameters is [{ } only] && only.ParameterType == typeof(EvalCase))
        {
            return [evalCase];
        }

        var groups = Groups(evalCase);
        return [.. parameters.Select(p => CaseField.Read(p, evalCase, groups))];
    }

    private static (string Name, CaseFields Fields)[] Groups(EvalCase evalCase) =>
    [
        ("inputs", evalCase.Inputs),
        ("expectations", evalCase.Expectations),
        ("columns", evalCase.Columns),
        ("tags", CaseFields.OfText([.. evalCase.Tags.Select(t => (t.Key, t.Value))])),
        ("identity", Identity(evalCase)),
    ];

    private static CaseFields Identity(EvalCase evalCase) => evalCase.Split is { } split
        ? CaseFields.OfText(("id", evalCase.Id), ("split", split))
        : CaseFields.OfText(("id", evalCase.Id));
}
