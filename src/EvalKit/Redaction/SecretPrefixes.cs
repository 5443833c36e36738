using System.Buffers;

namespace EvalKit.Redaction;

/// <summary>The keys of providers and services that are known by how they begin, as their own documentation describes them.</summary>
internal static class SecretPrefixes
{
    private const string Digits = "0123456789";
    private const string LettersAndDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz" + Digits;

    private static readonly SearchValues<char> Plain = SearchValues.Create(LettersAndDigits);
    private static readonly SearchValues<char> Upper = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ" + Digits);
    private static readonly SearchValues<char> Hex = SearchValues.Create("abcdefABCDEF" + Digits);
    private static readonly SearchValues<char> Under = SearchValues.Create(LettersAndDigits + "_");
    private static readonly SearchValues<char> Word = SearchValues.Create(LettersAndDigits + "_-");
    private static readonly SearchValues<char> Dotted = SearchValues.Create(LettersAndDigits + "_-.");
    private static readonly SearchValues<char> Base64 = SearchValues.Create(LettersAndDigits + "_-+/=");

    /// <summary>All of them; where one begins like another, the longer one is first.</summary>
    public static IReadOnlyList<SecretPrefix> All { get; } =
    [
        // Models.
        new("anthropic_key", "sk-ant-", Word, 12),
        new("openrouter_key", "sk-or-", Word, 16),
        new("langfuse_key", "sk-lf-", Word, 16),
        new("openai_key", "sk-proj-", Word, 12),
        new("openai_key", "sk-svcacct-", Word, 12),
        new("openai_key", "sk-admin-", Word, 12),
        new("openai_key", "sk-", Word, 18, MayBeWords: true),
        new("google_key", "AIza", Word, 30),
        new("google_token", "ya29.", Dotted, 20),
        new("google_client_secret", "GOCSPX-", Word, 20),
        new("huggingface_token", "hf_", Plain, 20),
        new("huggingface_token", "api_org_", Plain, 20),
        new("groq_key", "gsk_", Plain, 20),
        new("replicate_token", "r8_", Plain, 20),
        new("xai_key", "xai-", Plain, 20),
        new("perplexity_key", "pplx-", Plain, 20),
        new("cerebras_key", "csk-", Plain, 20),
        new("fireworks_key", "fw_", Plain, 20),
        new("nvidia_key", "nvapi-", Word, 20),
        new("together_key", "tgp_v1_", Word, 20),
        new("jina_key", "jina_", Word, 20),
        new("voyage_key", "pa-", Word, 40, MayBeWords: true),
        new("tavily_key", "tvly-", Word, 16),
        new("pinecone_key", "pcsk_", Under, 20),
        new("langsmith_key", "lsv2_", Under, 20),
        new("elevenlabs_key", "sk_", Hex, 32),
        new("databricks_token", "dapi", Hex, 32),

        // Clouds.
        new("aws_access_key", "AKIA", Upper, 16),
        new("aws_access_key", "ASIA", Upper, 16),
        new("aws_access_key", "ABIA", Upper, 16),
        new("aws_access_key", "ACCA", Upper, 16),
        new("alibaba_key", "LTAI", Plain, 16),
        new("digitalocean_token", "dop_v1_", Hex, 32),
        new("digitalocean_token", "doo_v1_", Hex, 32),
        new("digitalocean_token", "dor_v1_", Hex, 32),
        new("supabase_key", "sbp_", Hex, 32),
        new("supabase_key", "sb_secret_", Word, 16),
        new("vault_token", "hvs.", Word, 20),
        new("vault_token", "hvb.", Word, 20),
        new("vault_token", "hvr.", Word, 20),
        new("doppler_token", "dp.pt.", Plain, 20),
        new("doppler_token", "dp.st.", Dotted, 20),
        new("planetscale_token", "pscale_tkn_", Word, 16),
        new("planetscale_token", "pscale_pw_", Word, 16),
        new("age_key", "AGE-SECRET-KEY-1", Upper, 20),

        // Code, packages, containers.
        new("github_token", "github_pat_", Under, 20),
        new("github_token", "ghp_", Plain, 20),
        new("github_token", "gho_", Plain, 20),
        new("github_token", "ghu_", Plain, 20),
        new("github_token", "ghs_", Plain, 20),
        new("github_token", "ghr_", Plain, 20),
        new("gitlab_token", "glpat-", Dotted, 16),
        new("gitlab_token", "gldt-", Dotted, 16),
        new("gitlab_token", "glrt-", Dotted, 16),
        new("gitlab_token", "glptt-", Dotted, 16),
        new("gitlab_token", "glcbt-", Dotted, 16),
        new("npm_token", "npm_", Plain, 20),
        new("pypi_token", "pypi-", Word, 16, MayBeWords: true),
        new("nuget_key", "oy2", Plain, 43),
        new("crates_token", "cio", Plain, 32),
        new("rubygems_key", "rubygems_", Hex, 32),
        new("docker_token", "dckr_pat_", Word, 20),
        new("atlassian_token", "ATATT3", Base64, 20),
        new("postman_key", "PMAK-", Word, 24),
        new("linear_key", "lin_api_", Plain, 20),
        new("notion_token", "ntn_", Plain, 20),

        // Messages, money, monitoring.
        new("slack_token", "xoxb-", Word, 10),
        new("slack_token", "xoxp-", Word, 10),
        new("slack_token", "xoxa-", Word, 10),
        new("slack_token", "xoxr-", Word, 10),
        new("slack_token", "xoxs-", Word, 10),
        new("slack_token", "xoxo-", Word, 10),
        new("slack_token", "xoxe-", Word, 10),
        new("slack_token", "xoxe.", Dotted, 10),
        new("slack_token", "xoxc-", Word, 10),
        new("slack_token", "xoxd-", Base64, 10),
        new("slack_token", "xapp-", Word, 16),
        new("stripe_key", "sk_live_", Plain, 10),
        new("stripe_key", "sk_test_", Plain, 10),
        new("stripe_key", "rk_live_", Plain, 10),
        new("stripe_key", "rk_test_", Plain, 10),
        new("stripe_key", "whsec_", Base64, 16),
        new("shopify_token", "shpat_", Hex, 16),
        new("shopify_token", "shpss_", Hex, 16),
        new("shopify_token", "shpca_", Hex, 16),
        new("shopify_token", "shppa_", Hex, 16),
        new("square_token", "sq0atp-", Word, 20),
        new("square_token", "sq0csp-", Word, 20),
        new("sendgrid_key", "SG.", Dotted, 30),
        new("twilio_key", "SK", Hex, 32),
        new("twilio_key", "AC", Hex, 32),
        new("mailgun_key", "key-", Hex, 32),
        new("grafana_token", "glsa_", Under, 20),
        new("grafana_token", "glc_", Base64, 20),
        new("newrelic_key", "NRAK-", Upper, 20),
        new("sentry_token", "sntrys_", Base64, 20),
        new("sentry_token", "sntryu_", Hex, 20),
        new("evalkit_key", "ek_", Under, 30),
    ];
}
