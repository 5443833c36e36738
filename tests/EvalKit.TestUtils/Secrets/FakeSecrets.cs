using System.Text;

namespace EvalKit.TestUtils.Secrets;

/// <summary>One secret of every form that is known. They are put together here, so that no scanner of repositories takes this file for a leak.</summary>
public static class FakeSecrets
{
    private const string Lower = "abcdefghijklmnopqrstuvwxyz";
    private const string Digits = "0123456789";
    private const string Hex = Digits + "abcdef";
    private const string Plain = Lower + "ABCDEFGHIJKLMNOPQRSTUVWXYZ" + Digits;

    private static int _made;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<FakeSecret> All { get; } =
    [
        Bare("openai legacy", "sk" + "-" + Some(48, Plain)),
        Bare("openai project", "sk" + "-proj-" + Some(80, Plain + "_-")),
        Bare("openai service account", "sk" + "-svcacct-" + Some(60, Plain)),
        Bare("anthropic", "sk" + "-ant-api03-" + Some(80, Plain + "_-") + "AA"),
        Bare("openrouter", "sk" + "-or-v1-" + Some(64, Hex)),
        Bare("deepseek", "sk" + "-" + Some(32, Hex)),
        Bare("google", "AI" + "za" + Some(35, Plain)),
        Bare("google oauth", "ya" + "29." + Some(60, Plain)),
        Bare("google client secret", "GOC" + "SPX-" + Some(28, Plain)),
        Bare("hugging face", "hf" + "_" + Some(34, Plain)),
        Bare("groq", "gsk" + "_" + Some(52, Plain)),
        Bare("replicate", "r8" + "_" + Some(37, Plain)),
        Bare("xai", "xai" + "-" + Some(80, Plain)),
        Bare("perplexity", "pplx" + "-" + Some(48, Plain)),
        Bare("cerebras", "csk" + "-" + Some(48, Lower + Digits)),
        Bare("nvidia", "nvapi" + "-" + Some(64, Plain)),
        Bare("pinecone", "pcsk" + "_" + Some(60, Plain)),
        Bare("langsmith", "lsv2" + "_pt_" + Some(32, Hex) + "_" + Some(10, Hex)),
        Bare("elevenlabs", "sk" + "_" + Some(48, Hex)),
        Bare("databricks", "dapi" + Some(32, Hex)),
        Bare("aws id", "AK" + "IA" + Some(16, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")),
        Bare("aws session id", "AS" + "IA" + Some(16, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")),
        Named("aws secret", "aws_secret_access_key = ", Some(39, Plain + "/+") + "K"),
        Named("aws secret beside its id", "AK" + "IA" + Some(16, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567") + ":", Some(39, Plain) + "K"),
        Named("azure cognitive", "Ocp-Apim-Subscription-Key: ", Some(32, Hex)),
        Named("azure openai", "AZURE_OPENAI_KEY=", Some(32, Hex)),
        Bare("azure ai", Some(52, Plain) + "JQ" + "QJ99" + Some(26, Plain)),
        Named("azure storage", "DefaultEndpointsProtocol=https;AccountName=shop;AccountKey=", Some(86, Plain + "/+") + "=="),
        Named("azure service bus", "Endpoint=sb://shop.servicebus.windows.net/;SharedAccessKeyName=all;SharedAccessKey=", Some(43, Plain) + "="),
        Named("azure signature", "https://shop.blob.core.windows.net/c/f?sv=2024-01-01&sp=r&sig=", Some(43, Plain) + "%3D"),
        Bare("azure client secret", Some(3, Plain) + "8" + "Q~" + Some(34, Plain)),
        Bare("alibaba", "LTAI" + "5t" + Some(18, Plain)),
        Bare("digitalocean", "dop" + "_v1_" + Some(64, Hex)),
        Bare("vault", "hvs" + "." + Some(90, Plain)),
        Bare("github", "gh" + "p_" + Some(36, Plain)),
        Bare("github oauth", "gh" + "o_" + Some(36, Plain)),
        Bare("github app", "gh" + "s_" + Some(36, Plain)),
        Bare("github fine-grained", "github" + "_pat_" + Some(22, Plain) + "_" + Some(59, Plain)),
        Bare("gitlab", "gl" + "pat-" + Some(20, Plain)),
        Bare("npm", "npm" + "_" + Some(36, Plain)),
        Bare("pypi", "py" + "pi-AgEIcHlwaS5vcmc" + Some(60, Plain)),
        Bare("docker", "dckr" + "_pat_" + Some(27, Plain)),
        Bare("slack bot", "xo" + "xb-" + Some(12, Digits) + "-" + Some(12, Digits) + "-" + Some(24, Plain)),
        Bare("slack user", "xo" + "xp-" + Some(12, Digits) + "-" + Some(32, Hex)),
        Named("slack hook", "https://hooks.slack.com/", "services/T" + Some(8, "ABCDEFGH01234567") + "/B" + Some(8, "ABCDEFGH01234567") + "/" + Some(24, Plain)),
        Named("discord hook", "https://discord.com/", "api/webhooks/" + Some(18, Digits) + "/" + Some(68, Plain)),
        Bare("telegram", Some(10, "123456789") + ":" + "AA" + Some(33, Plain)),
        Bare("stripe", "sk" + "_live_" + Some(24, Plain)),
        Bare("stripe restricted", "rk" + "_live_" + Some(24, Plain)),
        Bare("stripe hook", "wh" + "sec_" + Some(32, Plain)),
        Bare("shopify", "shp" + "at_" + Some(32, Hex)),
        Bare("sendgrid", "SG" + "." + Some(22, Plain) + "." + Some(43, Plain)),
        Bare("twilio", "SK" + Some(32, Hex)),
        Bare("mailgun", "key" + "-" + Some(32, Hex)),
        Bare("mailchimp", Some(32, Hex) + "-us12"),
        Bare("new relic", "NR" + "AK-" + Some(27, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")),
        Bare("json web token", "ey" + "JhbGciOiJIUzI1NiJ9." + "ey" + "J" + Some(40, Plain) + "." + Some(43, Plain + "_-")),
        Named("bearer", "Authorization: Bearer ", Some(40, Plain)),
        Named("bearer alone", "curl -H 'authorization: bearer ", Some(40, Plain)),
        Named("basic", "Authorization: Basic ", Convert.ToBase64String(Encoding.UTF8.GetBytes("shop:" + Some(16, Plain)))),
        Named("cookie", "Cookie: ", "session=" + Some(32, Plain) + "; theme=dark"),
        Named("x-api-key", "x-api-key: ", Some(24, Plain)),
        Named("key in a query", "https://api.example/v1?api_key=", Some(24, Plain)),
        Named("key on a command line", "shop --api-key ", "k9" + Some(22, Plain)),
        Bare("private key", "-----BEGIN RSA " + "PRIVATE KEY-----\n" + Some(64, Plain + "/+") + "\n" + Some(64, Plain + "/+") + "\n" + Some(30, Plain) + "==\n-----END RSA " + "PRIVATE KEY-----"),
        Bare("ssh key", "-----BEGIN OPENSSH " + "PRIVATE KEY-----\n" + Some(70, Plain) + "\n-----END OPENSSH " + "PRIVATE KEY-----"),
        Named("password of a connection", "Server=db;Database=shop;User Id=sa;Password=", "P@ss!" + Some(9, Plain)),
        Named("short password of a connection", "Host=db;Username=sa;Pwd=", "hun" + "ter2x9"),
        Named("password in an address", "postgres://shop:", "p4-" + Some(12, Plain)),
        Named("password in JSON", "{\"user\":\"sa\",\"password\":\"", "sword" + "fish" + Some(3, Digits)),
        Named("secret in YAML", "client_secret: ", "q7" + Some(20, Plain)),
        Named("secret in XML", "<ClientSecret>", "w3" + Some(20, Plain)),
        Named("secret in an environment file", "export SHOP_API_SECRET=", "e1" + Some(20, Plain)),
        Named("random beside a word", "the secret that I was told is ", "a1B2" + Some(36, Plain)),
    ];

    /// <summary>The text of all of them, one a line.</summary>
    public static string Text => string.Join('\n', All.Select(s => Closed(s.Text)));

    /// <summary>The text with what ends the secret where only that tells it: the host of an address, the quote of a JSON text.</summary>
    public static string Closed(string text) =>
        text.StartsWith("postgres:", StringComparison.Ordinal) ? text + "@db/shop"
        : text.StartsWith('{') ? text + "\"}"
        : text.StartsWith('<') ? text + "</ClientSecret>"
        : text;

    private static FakeSecret Bare(string name, string value) => new(name, value, value);

    private static FakeSecret Named(string name, string before, string value) => new(name, value, before + value);

    /// <summary>Characters that look random and are the same on every run.</summary>
    private static string Some(int length, string alphabet)
    {
        var state = (ulong)(++_made * 7919);
        return string.Create(length, alphabet, (characters, letters) =>
        {
            for (var i = 0; i < characters.Length; i++)
            {
                state = (state * 6364136223846793005) + 1442695040888963407;
                characters[i] = letters[(int)((state >> 33) % (ulong)letters.Length)];
            }
        });
    }
}
