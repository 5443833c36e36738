using EvalKit.Testing;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace EvalKit.Xunit;

/// <summary>Finds the tests of an <see cref="EvalTheoryAttribute"/> method: one a case, one a gate. Reads the dataset and configures the suite; calls no app.</summary>
/// <param name="diagnosticMessageSink">Where xunit wants diagnostics.</param>
internal sealed class EvalTheoryDiscoverer(IMessageSink diagnosticMessageSink) : IXunitTestCaseDiscoverer
{
    /// <summary>The tests of a method, or one failing test that says why there are none.</summary>
    /// <param name="discoveryOptions">How tests are named.</param>
    /// <param name="testMethod">The method.</param>
    /// <param name="factAttribute">Its attribute.</param>
    public IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute)
    {
        try
        {
            var plan = SuitePlanner.Plan(Declarations.Of(testMethod.TestClass.Class.ToRuntimeType(), testMethod.Method.ToRuntimeMethod()));
            return [.. Cases(testMethod, plan), .. Gates(testMethod, plan)];
        }
        catch (Exception exception)
        {
            // Whatever is wrong, in a file or in the user's Configure, must be seen as a red test: an exception here would drop the tests.
            var message = exception is EvalKitException ? exception.Message : $"Configuring the evaluation failed: {exception}";
            return [new ExecutionErrorTestCase(diagnosticMessageSink, TestMethodDisplay.ClassAndMethod, TestMethodDisplayOptions.None, testMethod, ProcessSecrets.Shown(message))];
        }
    }

    private IEnumerable<EvalCaseTestCase> Cases(ITestMethod testMethod, PlannedSuite plan) =>
        plan.Dataset.Cases.Select(c => new EvalCaseTestCase(diagnosticMessageSink, testMethod, plan.Dataset.Name, c.Id, CaseTraits.Of(plan.Dataset.Name, c)));

    private IEnumerable<EvalGateTestCase> Gates(ITestMethod testMethod, PlannedSuite plan)
    {
        var names = plan.Suite.Gates.Select(GateNames.Of).Prepend(GateNames.App);
        return names.Select((name, index) => new EvalGateTestCase(diagnosticMessageSink, testMethod, plan.Dataset.Name, index, name));
    }
}
