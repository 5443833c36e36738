namespace EvalKit;

/// <summary>The application under test as a function of a case. Called concurrently for different cases.</summary>
/// <param name="evalCase">The case; the app reads its inputs.</param>
/// <param name="cancellationToken">Cancelled on timeout and when the run is cancelled.</param>
public delegate Task<AppOutput> EvalApp(EvalCase evalCase, CancellationToken cancellationToken);
