using System.Reflection;

namespace EvalKit.Testing;

/// <summary>
/// The arguments of a test method that is an app: inputs by name, the case itself, a cancellation token. Expectations are not bound by name,
/// so that an app cannot be handed the answer by accident; a body that asserts takes the <see cref="EvalCase"/>.
/// </summary>
public static class AppArguments
{
    /// <summary>Checks that every parameter can be bound.</summary>
    /// <param name="method">The test method.</param>
    /// <param name="dataset">The cases.</param>
    /// <exception cref="EvalKitException">A parameter names no input of any case.</exception>
    public static void Check(MethodInfo method, EvalDataset dataset)
    {
        foreach (var parameter in method.GetParameters())
        {
            var bound = IsSpecial(parameter) || parameter.HasDefaultValue
                || dataset.Cases.Any(c => FieldNames.Find(c.Inputs.Keys, parameter.Name!) is not null);
            if (!bound && dataset.Cases.Count > 0)
            {
                throw Unbound(parameter, dataset.Cases[0]);
            }
        }
    }

    /// <summary>The arguments for a case.</summary>
    /// <param name="method">The test method.</param>
    /// <param name="evalCase">The case.</param>
    /// <param name="cancellationToken">What a parameter of that type is given.</param>
    /// <exception cref="EvalKitException">The case has no such input, or its value does not fit.</exception>
    public static object?[] Bind(MethodInfo method, EvalCase evalCase, CancellationToken cancellationToken) =>
        [.. method.GetParameters().Select(p => Bind(p, evalCase, cancellationToken))];

    private static object? Bind(ParameterInfo parameter, EvalCase evalCase, CancellationToken cancellationToken)
    {
        if (parameter.ParameterType == typeof(CancellationToken))
        {
            return cancellationToken;
        }

        return parameter.ParameterType == typeof(EvalCase) ? evalCase : CaseField.Read(parameter, evalCase, [("inputs", evalCase.Inputs)]);
    }

    private static EvalKitException Unbound(ParameterInfo parameter, EvalCase evalCase)
    {
        var expectation = FieldNames.Find(evalCase.Expectations.Keys, parameter.Name!);
        return expectation is null
            ? CaseField.Missing(parameter, evalCase, [("inputs", evalCase.Inputs), ("expectations", evalCase.Expectations)])
            : new EvalKitException(
                FaultKind.Usage,
                $"Parameter '{parameter.Name}' of {parameter.Member.ReflectedType?.Name}.{parameter.Member.Name} is the expectation '{expectation}': "
                + "an app is not given the answer. "
                + "Leave it to the scorers, or take an EvalCase parameter if the body asserts on it.");
    }

    private static bool IsSpecial(ParameterInfo parameter) => parameter.ParameterType == typeof(CancellationToken) || parameter.ParameterType == typeof(EvalCase);
}
