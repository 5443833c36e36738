using System.Reflection;
using EvalKit.Testing;
using Xunit.Sdk;

namespace EvalKit.Xunit;

/// <summary>
/// The cases of a dataset as the data of an ordinary <c>[Theory]</c>: columns bind to parameters by name, and a sole <see cref="EvalCase"/> parameter takes the whole case.
/// Nothing is scored, stored or gated.
/// </summary>
/// <remarks>
/// xunit lists a row as its own test when it can serialise its values: texts, numbers, bools, dates, enums and arrays of them. A parameter of another type,
/// <see cref="EvalCase"/> among them, makes the theory one entry in the list; its rows still pass or fail one by one.
/// </remarks>
/// <param name="path">The dataset's path, relative to the output folder, else to the project.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class EvalDatasetAttribute(string path) : DataAttribute
{
    /// <summary>The dataset's path.</summary>
    public string Path { get; } = path;

    /// <summary>The rows. Read once a process for each state of the file.</summary>
    /// <param name="testMethod">The theory.</param>
    /// <exception cref="EvalKitException">The file is missing or broken, or a parameter has no column: the theory is then one failing test with that message.</exception>
    public override IEnumerable<object?[]> GetData(MethodInfo testMethod)
    {
        var root = TestProject.Of(testMethod.Module.Assembly).RootOf(Path);
        var dataset = DatasetCache.Read(new DatasetSpec { Paths = [Path] }, root, source: null);
        return [.. dataset.Cases.Select(c => RowArguments.Bind(testMethod, c))];
    }
}
