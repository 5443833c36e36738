using System.ComponentModel;
using System.Globalization;
using EvalKit.Testing;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace EvalKit.Xunit;

/// <summary>The test of one gate of a suite. It runs after all cases of the assembly.</summary>
internal sealed class EvalGateTestCase : XunitTestCase, IEvalTestCase
{
    private string _dataset = "";
    private string _name = "";

    /// <summary>Called by xunit when it brings a found test to the process that runs it.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete("Called by the de-serializer")]
    public EvalGateTestCase()
    {
    }

    internal EvalGateTestCase(IMessageSink diagnosticMessageSink, ITestMethod testMethod, string dataset, int index, string name)
        : base(diagnosticMessageSink, TestMethodDisplay.Method, TestMethodDisplayOptions.None, testMethod)
    {
        _dataset = dataset;
        _name = name;
        Index = index;
    }

    /// <summary>Which gate: 0 for the app gate, then the suite's gates from 1.</summary>
    public int Index { get; private set; }

    /// <summary>Runs without EvalKit's framework cannot work: there is no run to decide on.</summary>
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
        data.AddValue("GateName", _name);
        data.AddValue("GateIndex", Index);
        base.Serialize(data);
    }

    /// <inheritdoc />
    public override void Deserialize(IXunitSerializationInfo data)
    {
        // Before the base: it sets Timeout, which initializes the test case from these fields.
        _dataset = data.GetValue<string>("Dataset");
        _name = data.GetValue<string>("GateName");
        Index = data.GetValue<int>("GateIndex");
        base.Deserialize(data);
    }

    /// <inheritdoc />
    protected override string GetDisplayName(IAttributeInfo factAttribute, string displayName) => _name;

    /// <inheritdoc />
    protected override int GetTimeout(IAttributeInfo factAttribute) => 0;

    /// <inheritdoc />
    protected override void Initialize()
    {
        base.Initialize();
        this.AddTrait("dataset", _dataset);
        this.AddTrait("gate", _name);
    }

    /// <summary>The position tells two gates of one wording apart.</summary>
    /// <inheritdoc />
    protected override string GetUniqueID() =>
        TestIds.Of(this.AssemblyName(), TestMethod.TestClass.Class.Name, TestMethod.Method.Name, _dataset, "gate", _name, Index.ToString(CultureInfo.InvariantCulture));
}
