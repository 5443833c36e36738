using Xunit.Abstractions;
using Xunit.Sdk;

namespace EvalKit.Xunit;

/// <summary>Turns the failure of a test by <see cref="TestSkippedException"/> into a skipped test.</summary>
internal sealed class SkippingMessageBus(IMessageBus inner) : IMessageBus
{
    private int _skipped;

    public bool QueueMessage(IMessageSinkMessage message)
    {
        if (message is ITestFailed failed && failed.ExceptionTypes[0] == typeof(TestSkippedException).FullName)
        {
            _skipped++;
            return inner.QueueMessage(new TestSkipped(failed.Test, failed.Messages[0]));
        }

        return inner.QueueMessage(message);
    }

    /// <summary>The summary with skipped tests counted as such.</summary>
    public RunSummary Correct(RunSummary summary)
    {
        summary.Failed -= _skipped;
        summary.Skipped += _skipped;
        return summary;
    }

    /// <summary>The bus belongs to the run.</summary>
    public void Dispose()
    {
    }
}
