namespace EvalKit.Providers;

/// <summary>Key and address of OpenAI or a server like it. Each is read when it is asked for: the environment first, then user secrets.</summary>
internal sealed class OpenAiSettings(Func<string, string?> environment, Func<string, string?> secrets)
{
    private const string KeyVariable = "OPENAI_API_KEY";
    private const string KeySecret = "OpenAI:ApiKey";
    private const string AddressVariable = "OPENAI_BASE_URL";
    private const string AddressSecret = "OpenAI:BaseUrl";

    public string? Key => Read(KeyVariable, KeySecret);

    /// <summary>The address; null for OpenAI's own.</summary>
    public Uri? Address => Read(AddressVariable, AddressSecret) is { } text ? new Uri(text) : null;

    public string? Missing()
    {
        if (Key is null)
        {
            return $"there is no key. Set {KeyVariable} (any text, where the server asks for none), or run `dotnet user-secrets set {KeySecret} <key>` in the project.";
        }

        return Read(AddressVariable, AddressSecret) is { } text && !IsAddress(text)
            ? $"{AddressVariable} is '{text}': expected an address that begins with http:// or https:// and usually ends in /v1."
            : null;
    }

    private static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);

    private string? Read(string variable, string secret) => NonEmpty(environment(variable)) ?? NonEmpty(secrets(secret));

    private static string? NonEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
