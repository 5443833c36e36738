namespace EvalKit.Xunit;

/// <summary>A test class that is an evaluation: its <see cref="EvalTheoryAttribute"/> methods are the app, its <see cref="Configure"/> says how the answers are judged.</summary>
public interface IEvaluation
{
    /// <summary>Adds scorers and gates. Called once when the tests are found and once when they run, for each method of the class: it only describes, and calls nothing.</summary>
    /// <param name="suite">The suite to add to.</param>
    static abstract void Configure(EvalSuite suite);
}
