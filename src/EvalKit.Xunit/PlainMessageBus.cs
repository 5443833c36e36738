using Xunit.Abstractions;
using Xunit.Sdk;

namespace EvalKit.Xunit;

/// <summary>
/// Takes secrets and commands to a CI system out of what a test prints. It is the one way from a test of an evaluation to the console: messages of
/// exceptions, which hold what a model or server said, pass here whoever threw them.
/// </summary>
internal sealed class PlainMessageBus(IMessageBus inner) : IMessageBus
{
    public bool QueueMessage(IMessageSinkMessage message) => inner.QueueMessage(message switch
    {
        ITestFailed m => new TestFailed(
            m.Test, m.ExecutionTime, Redacted(m.Output), m.ExceptionTypes, [.. m.Messages.Select(Shown)], [.. m.StackTraces.Select(Shown)], m.ExceptionParentIndices),
        ITestSkipped m => new TestSkipped(m.Test, Shown(m.Reason)),
        ITestPassed m => new TestPassed(m.Test, m.ExecutionTime, Redacted(m.Output)),
        ITestFinished m => new TestFinished(m.Test, m.ExecutionTime, Redacted(m.Output)),
        ITestOutput m => new TestOutput(m.Test, Redacted(m.Output)),
        _ => message,
    });

    /// <summary>The bus belongs to the run.</summary>
    public void Dispose()
    {
    }

    private static string? Shown(string? text) => text is null ? null : ProcessSecrets.Shown(text);

    /// <summary>What the test's author prints may be meant for the CI system; only secrets are not.</summary>
    private static string? Redacted(string? text) => text is null ? null : ProcessSecrets.Redactor.Redact(text);
}
