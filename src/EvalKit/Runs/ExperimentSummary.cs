namespace EvalKit.Runs;

/// <summary>What a store has of an experiment. Immutable.</summary>
/// <param name="Name">The experiment.</param>
/// <param name="Runs">How many runs belong to it.</param>
/// <param name="Latest">The newest of them.</param>
public sealed record ExperimentSummary(string Name, int Runs, RunRecord Latest);
