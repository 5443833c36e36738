using System.Reflection;
using EvalKit.Running;

namespace EvalKit.Testing;

/// <summary>A test method as the app of one case; keeps what a trial's error does not hold.</summary>
internal sealed class TestMethodApp(MethodInfo method, Func<object?[], object?> call)
{
    /// <summary>What the method threw last, in any attempt or repeat; null when it never threw.</summary>
    public Exception? Thrown { get; private set; }

    /// <summary>Why the case's columns do not fit the method's parameters; null when they do.</summary>
    public EvalKitException? Unbound { get; private set; }

    public async Task<AppOutput> AnswerAsync(EvalCase evalCase, CancellationToken cancellationToken)
    {
        var arguments = Bind(evalCase, cancellationToken);
        try
        {
            return await OutputReader.ReadAsync(call(arguments)).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Thrown = exception;
            throw;
        }
    }

    /// <summary>A column that does not fit is a fault of the data: the trial is skipped, which the run counts, and not held against the app.</summary>
    private object?[] Bind(EvalCase evalCase, CancellationToken cancellationToken)
    {
        try
        {
            return AppArguments.Bind(method, evalCase, cancellationToken);
        }
        catch (EvalKitException fault)
        {
            Unbound = fault;
            throw new TrialSkippedException(fault.Message);
        }
    }
}
