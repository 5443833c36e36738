using System.ComponentModel;
using EvalKit.Testing;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace EvalKit.Xunit;

/// <summary>The test of one case. Between discovery and run it carries names only: dataset, case id and traits; the case itself is read from the dataset.</summary>
internal sealed class EvalCaseTestCase : XunitTestCase, IEvalTestCase
{
    private string _dataset = "";
    private KeyValuePair<string, string>[] _traits = [];

    /// <summary>Called by xunit when it brings a found test to the process that runs it.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete("Called by the de-serializer")]
    public EvalCaseTestCase()
    {
    }

    internal EvalCaseTestCase(
        IMessageSink diagnosticMessageSink, ITestMethod testMethod, string dataset, string caseId, IReadOnlyList<KeyValuePair<string, string>> traits)
        : base(diagnosticMessageSink, TestMethodDisplay.Method, TestMethodDisplayOptions.None, testMethod)
    {
        _dataset = dataset;
        CaseId = caseId;
        _traits = [.. traits];
    }

    /// <summary>The case's id.</summary>
    public string CaseId { get; private set; } = "";

    /// <summary>Runs without EvalKit's framework cannot work: there is no run to add the case to.</summary>
    /// <inheritdoc />
    public override Task<RunSummary> RunAsync(
        IMessageSink diagnosticMessageSink,
        IMessageBus messageBus,
        object[] constructorArguments,
        ExceptionAggregator aggregator,
        CancellationTokenSource cancellationTokenSource) =>
        MissingFramework.RunAsync(this, messageBus, aggregator, cancellationTokenSource);

    /// <inheritdoc />
    public override void Serialize(IXunitSerializationInfo data)
    {
        data.AddValue("Dataset", _dataset);
        data.AddValue("CaseId", CaseId);
        data.AddValue("TraitNames", _traits.Select(t => t.Key).ToArray());
        data.AddValue("TraitValues", _traits.Select(t => t.Value).ToArray());
        base.Serialize(data);
    }

    /// <inheritdoc />
    public override void Deserialize(IXunitSerializationInfo data)
    {
        // Before the base: it sets Timeout, which initializes the test case from these fields.
        _dataset = data.GetValue<string>("Dataset");
        CaseId = data.GetValue<string>("CaseId");
        _traits = [.. data.GetValue<string[]>("TraitNames").Zip(data.GetValue<string[]>("TraitValues"), KeyValuePair.Create)];
        base.Deserialize(data);
    }

    /// <inheritdoc />
    protected override string GetDisplayName(IAttributeInfo factAttribute, string displayName) => CaseNames.Of(displayName, CaseId);

    /// <summary>The attribute's time limit is that of a trial, which the run enforces; xunit's own would count the scoring too.</summary>
    /// <inheritdoc />
    protected override int GetTimeout(IAttributeInfo factAttribute) => 0;

    /// <inheritdoc />
    protected override void Initialize()
    {
        base.Initialize();
        foreach (var (name, value) in _traits)
        {
            this.AddTrait(name, value);
        }
    }

    /// <inheritdoc />
    protected override string GetUniqueID() => TestIds.Of(this.AssemblyName(), TestMethod.TestClass.Class.Name, TestMethod.Method.Name, _dataset, "case", CaseId);
}
