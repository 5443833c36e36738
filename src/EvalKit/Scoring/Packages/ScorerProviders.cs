using System.Reflection;

namespace EvalKit.Scoring;

/// <summary>Finds the scorers that an assembly's packages bring; see <see cref="ScorerProviderAttribute"/>.</summary>
public static class ScorerProviders
{
    /// <summary>The providers that an assembly names.</summary>
    /// <param name="owner">The user's assembly, such as the test assembly.</param>
    /// <returns>The providers; empty when the assembly names none.</returns>
    /// <exception cref="EvalKitException">A named type cannot be loaded or made.</exception>
    public static IReadOnlyList<IScorerProvider> Of(Assembly owner) =>
        [.. owner.GetCustomAttributes<ScorerProviderAttribute>()
            .DistinctBy(a => (a.TypeName, a.AssemblyName))
            .Select(a => PackageType.Create<IScorerProvider>(owner, "scorers", a.TypeName, a.AssemblyName))];
}
