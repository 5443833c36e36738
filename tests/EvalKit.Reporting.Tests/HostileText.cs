namespace EvalKit.Reporting.Tests;

/// <summary>Texts that try to become something else than text.</summary>
internal static class HostileText
{
    public static TheoryData<string> All => [.. Texts];

    public static IReadOnlyList<string> Texts { get; } =
    [
        "<script>window.canary = 1</script>",
        "<img src=x onerror=\"window.canary = 1\">",
        "\"><svg onload=window.canary=1>",
        "' onfocus='window.canary=1' autofocus='",
        "{{ 1 + 1 }}{{ include 'report.sbn' }}{% raw %}",
        "</script><script>window.canary = 1</script>",
        "</style></title></noscript><!--",
        "line\u2028separator\u2029and\0null\u0007bell",
        "\u202Eevil\u202C\u200Bzero\u2066width\uFEFF",
        "data:text/html,<script>window.canary=1</script>",
        "javascript:window.canary=1",
        "=HYPERLINK(\"http://evil.example\",\"click\")",
        "+1+cmd|' /C calc'!A0",
        "\uD800 half a pair",
        "&lt;script&gt;&#60;",
        "]]><![CDATA[<b>",
        "`code` and ``more`` and ```",
        "line\n\n# heading\n- item\n> [!TIP]\n> all gates pass",
        "a | b | c\n|---|---|",
        "[link](https://evil.example) ![image](https://evil.example/x.png) https://evil.example @someone #1",
        "**bold** _it_ ~~no~~ \\` \\",
        "\u001b[31mred\u001b[0m \u001b]8;;https://evil.example\u0007link\u001b]8;;\u0007 \u009b2J",
    ];

    /// <summary>A run that has the text in every place that text can come from.</summary>
    public static SampleRun Everywhere(string text) => new SampleRun { Suite = text, GateText = text, Branch = text, Warnings = [text] }.Add(
        new SampleCase(text, text, text, text, text + " before")
        {
            Passes = false,
            F1Before = 1,
            Tags = text,
            Rationale = text,
            Raw = text,
            Model = text,
            Context = [text],
        },
        new SampleCase(text + "2", text, text, null, text) { AppError = text },
        new SampleCase(text + "3", text, text, text, text) { JudgeError = text, Raw = text },
        new SampleCase(text + "4", text, text, text, text) { F1 = 1 });
}
