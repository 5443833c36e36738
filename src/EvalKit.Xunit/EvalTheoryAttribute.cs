using System.Runtime.CompilerServices;
using Xunit;
using Xunit.Sdk;

namespace EvalKit.Xunit;

/// <summary>
/// Makes a test method the app of an evaluation. Each case of the dataset is a test of its own, <c>Method[case-id]</c>, and each gate is one that runs after all cases.
/// Parameters are bound to the case's inputs by name; an <see cref="EvalCase"/> and a <see cref="CancellationToken"/> may be taken too. What the method returns is the output
/// that is scored.
/// </summary>
/// <remarks>
/// It derives from <see cref="FactAttribute"/> because xunit's analyzer (xUnit1003) demands a data attribute beside every <see cref="TheoryAttribute"/>.
/// <see cref="FactAttribute.Timeout"/> is the time limit of one trial, in milliseconds.
/// </remarks>
[XunitTestCaseDiscoverer("EvalKit.Xunit.EvalTheoryDiscoverer", "EvalKit.Xunit")]
[AttributeUsage(AttributeTargets.Method)]
public sealed class EvalTheoryAttribute : FactAttribute
{
    /// <summary>An evaluation over a dataset, configured by the class; or of the suite file that <see cref="Suite"/> names, dataset included.</summary>
    /// <param name="dataset">The dataset's path, relative to the output folder, else to the project; null when <see cref="Suite"/> names it.</param>
    /// <param name="sourceFile">The compiler fills it in.</param>
    /// <param name="sourceLine">The compiler fills it in.</param>
    public EvalTheoryAttribute(string? dataset = null, [CallerFilePath] string sourceFile = "", [CallerLineNumber] int sourceLine = 0)
    {
        Dataset = dataset;
        SourceFile = sourceFile;
        SourceLine = sourceLine;
    }

    /// <summary>The dataset's path; null when <see cref="Suite"/> names the dataset.</summary>
    public string? Dataset { get; }

    /// <summary>The source file that the attribute stands in: annotations in CI point there.</summary>
    public string SourceFile { get; }

    /// <summary>The line that the attribute stands on, from 1.</summary>
    public int SourceLine { get; }

    /// <summary>The path of a suite file, such as <c>faq.suite.yaml</c>; a class that implements <see cref="IEvaluation"/> may add to it. Default: none.</summary>
    public string? Suite { get; set; }

    /// <summary>The suite's name, which names its baseline and report. Default: the suite file's, else the dataset's file name.</summary>
    public string? Name { get; set; }

    /// <summary>How many trials are in flight at most. Default: 0, which leaves it to the suite (16).</summary>
    public int Concurrency { get; set; }

    /// <summary>How often each case runs. Default: 0, which leaves it to the suite (once).</summary>
    public int Repeats { get; set; }
}
