using System.Reflection;
using EvalKit.Testing;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace EvalKit.Xunit;

/// <summary>
/// The xunit test framework that runs evaluations: cases of a class concurrently, gates after all cases. Every other test runs as it does without EvalKit.
/// The package's build targets register it; a project with a framework of its own derives that from this one.
/// </summary>
public class EvalTestFramework : XunitTestFramework
{
    /// <summary>Creates the framework; xunit calls this.</summary>
    /// <param name="messageSink">Where xunit wants diagnostics.</param>
    public EvalTestFramework(IMessageSink messageSink)
        : base(messageSink)
    {
    }

    /// <inheritdoc />
    protected override ITestFrameworkExecutor CreateExecutor(AssemblyName assemblyName) =>
        new EvalTestFrameworkExecutor(assemblyName, SourceInformationProvider, DiagnosticMessageSink, ConfigureSession);

    /// <summary>Changes what the session of a test run is given, such as the chat models of its judges. Called once a run.</summary>
    /// <param name="options">What it would be given.</param>
    protected virtual TestSessionOptions ConfigureSession(TestSessionOptions options) => options;
}
