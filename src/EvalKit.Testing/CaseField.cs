using System.Reflection;
using System.Text.Json;
using EvalKit.Reporting;

namespace EvalKit.Testing;

/// <summary>Gives a parameter its value from a case's fields.</summary>
internal static class CaseField
{
    /// <summary>The value of the field that a parameter means, in the parameter's type.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="evalCase">The case, for messages.</param>
    /// <param name="groups">The fields to look in, by what they are called, in order.</param>
    /// <exception cref="EvalKitException">There is no such field, or its value does not fit.</exception>
    public static object? Read(ParameterInfo parameter, EvalCase evalCase, IReadOnlyList<(string Name, CaseFields Fields)> groups)
    {
        foreach (var (_, fields) in groups)
        {
            if (FieldNames.Find(fields.Keys, parameter.Name!) is { } name)
            {
                return Convert(parameter, evalCase, name, fields[name]);
            }
        }

        return parameter.HasDefaultValue ? parameter.DefaultValue : throw Missing(parameter, evalCase, groups);
    }

    /// <summary>The error of a parameter without a column.</summary>
    public static EvalKitException Missing(ParameterInfo parameter, EvalCase evalCase, IEnumerable<(string Name, CaseFields Fields)> groups)
    {
        var found = groups.Where(g => g.Fields.Count > 0).Select(g => $"{g.Name} {string.Join(", ", g.Fields.Keys)}");
        return new EvalKitException(
            FaultKind.Usage,
            $"Parameter '{parameter.Name}' of {Method(parameter)} has no column in case '{evalCase.Id}'{At(evalCase)}: found the {string.Join("; ", found)}. "
            + "Rename the parameter or the column, or give the parameter a default value.");
    }

    private static object? Convert(ParameterInfo parameter, EvalCase evalCase, string field, JsonElement value)
    {
        try
        {
            return ArgumentConverter.Convert(value, parameter.ParameterType);
        }
        catch (FormatException exception)
        {
            throw new EvalKitException(
                FaultKind.Usage,
                $"Column '{field}' of case '{evalCase.Id}'{At(evalCase)} does not fit parameter '{parameter.Name}' of {Method(parameter)}: "
                + $"expected {parameter.ParameterType.Name}, found {TerminalText.Of(value.GetRawText(), 60)}.",
                exception);
        }
    }

    private static string Method(ParameterInfo parameter) => $"{parameter.Member.ReflectedType?.Name}.{parameter.Member.Name}";

    private static string At(EvalCase evalCase) => evalCase.Location is { } location ? $" ({location})" : "";
}
