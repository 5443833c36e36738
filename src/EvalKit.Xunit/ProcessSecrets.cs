using System.Collections;
using EvalKit.Redaction;
using EvalKit.Reporting;

namespace EvalKit.Xunit;

/// <summary>What xunit prints for the tests of evaluations: xunit makes tests where no option can be handed in, so the process's environment is read here, once.</summary>
internal static class ProcessSecrets
{
    private static readonly Lazy<SecretRedactor> OfProcess = new(() => SecretRedactor.Of(
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(v => KeyValuePair.Create((string)v.Key, (string?)v.Value ?? ""))));

    /// <summary>Knows the secrets of this process.</summary>
    public static SecretRedactor Redactor => OfProcess.Value;

    /// <summary>A message as a console may print it.</summary>
    public static string Shown(string text) => TerminalText.Block(Redactor.Redact(text));
}
