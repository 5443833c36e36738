using EvalKit.Acceptance.Packages;

namespace EvalKit.Acceptance.Processes;

/// <summary>Tests that build or run whole test projects: one after another, when the others are done.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ProcessCollection : ICollectionFixture<PackageFeed>
{
    public const string Name = "whole processes";
}
