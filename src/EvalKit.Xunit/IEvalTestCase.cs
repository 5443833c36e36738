using Xunit.Sdk;

namespace EvalKit.Xunit;

/// <summary>A test that belongs to an evaluation.</summary>
internal interface IEvalTestCase : IXunitTestCase
{
    /// <summary>The evaluation: class and method.</summary>
    string EvaluationKey => $"{TestMethod.TestClass.Class.Name}.{TestMethod.Method.Name}";
}
