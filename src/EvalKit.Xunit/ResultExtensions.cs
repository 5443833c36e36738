using EvalKit.Testing;
using Xunit.Sdk;

namespace EvalKit.Xunit;

internal static class ResultExtensions
{
    /// <summary>Tells xunit how a test ended: by an exception for a failure, by one that <see cref="SkippingMessageBus"/> turns around for a skipped test.</summary>
    /// <returns>The test's output.</returns>
    public static string AddTo(this TestResult result, ExceptionAggregator aggregator)
    {
        if (result.Outcome == TestOutcome.Skipped)
        {
            aggregator.Add(new TestSkippedException(result.Message!));
        }
        else if (result.Outcome == TestOutcome.Failed)
        {
            aggregator.Add(result.Exception ?? new EvaluationFailedException(result.Message!));
        }

        return result.Output;
    }
}
