using Microsoft.Extensions.AI;

namespace EvalKit.Chat;

/// <summary>
/// An app that asks a chat model. A suite's app is its <see cref="AnswerAsync"/>; a run finds this object behind that delegate and binds it to a client
/// (with recording and replay around it), as it does with an <see cref="IModelScorer"/>. Thread-safe.
/// </summary>
public interface IModelApp
{
    /// <summary>The model it asks.</summary>
    ModelUri Model { get; }

    /// <summary>Checks that a case can be asked about, before anything is paid for.</summary>
    /// <param name="evalCase">The case.</param>
    /// <exception cref="EvalKitException">It cannot; the message says what is missing.</exception>
    void Check(EvalCase evalCase);

    /// <summary>The app with a client to ask.</summary>
    /// <param name="client">The client; the caller disposes it after the run.</param>
    EvalApp Bind(IChatClient client);

    /// <summary>The app before it is bound, to stand as <see cref="EvalSuite.App"/>.</summary>
    /// <param name="evalCase">The case.</param>
    /// <param name="cancellationToken">Cancels the answer.</param>
    /// <exception cref="InvalidOperationException">Always: there is no client yet.</exception>
    Task<AppOutput> AnswerAsync(EvalCase evalCase, CancellationToken cancellationToken);
}
