namespace EvalKit.Providers;

/// <summary>Keys and addresses of providers. Each is read when it is asked for: the environment first, then user secrets.</summary>
internal sealed class ProviderSettings(Func<string, string?> environment, Func<string, string?> secrets)
{
    /// <summary>A setting's value; null where neither has it.</summary>
    public string? this[ProviderSetting setting] => NonEmpty(environment(setting.Variable)) ?? NonEmpty(secrets(setting.Secret));

    /// <summary>What is wrong with a key that must be set, as a sentence with the next step; null when it is there.</summary>
    /// <param name="key">The setting of the key.</param>
    /// <param name="aside">What to say beside the variable, such as that any text will do.</param>
    public string? MissingKey(ProviderSetting key, string aside = "") => this[key] is null
        ? $"there is no key. Set {key.Variable}{aside}, or run `dotnet user-secrets set {key.Secret} <key>` in the project."
        : null;

    /// <summary>What is wrong with an address that is set; null when nothing is, or none is set.</summary>
    public string? WrongAddress(ProviderSetting address, string ending) => this[address] is { } text && !IsAddress(text)
        ? $"{address.Variable} is '{text}': expected an address that begins with http:// or https:// {ending}."
        : null;

    /// <summary>The address; null where none is set.</summary>
    public Uri? Address(ProviderSetting address) => this[address] is { } text ? new Uri(text) : null;

    private static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);

    private static string? NonEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
