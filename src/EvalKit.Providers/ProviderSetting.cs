namespace EvalKit.Providers;

/// <summary>Where a key or an address is looked for.</summary>
/// <param name="Variable">The environment variable, which comes first.</param>
/// <param name="Secret">The .NET user secret.</param>
internal sealed record ProviderSetting(string Variable, string Secret);
