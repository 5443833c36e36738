using System.CommandLine;
using System.Text.Json;
using EvalKit.Chat;
using EvalKit.Providers;
using EvalKit.Running;
using EvalKit.Settings;

namespace EvalKit.Cli.Commands;

internal static class DiagnoseCommand
{
    public static Command Create(CliContext context)
    {
        var json = new Option<bool>("--json") { Description = "Print as JSON on standard output; holds no secret." };
        var command = new Command("diagnose", "Show each setting, its value and where it came from, and what this machine can reach.") { json };
        var options = SettingOptions.AddTo(command, [.. SettingCatalog.All]);
        command.SetAction(async (result, cancellationToken) =>
        {
            var settings = options.Resolve(result, context);
            var facts = Facts(context).ConvertAll(f => (f.Name, f.Fact is { } fact ? context.Shown(fact) : null));
            if (result.GetValue(json))
            {
                WriteJson(context, settings, facts);
                return ExitCodes.Ok;
            }

            foreach (var value in settings.All)
            {
                await context.Out.WriteLineAsync($"{value.Setting.Name,-18} {context.Shown(value.Value ?? "-"),-28} {value.Origin}");
            }

            foreach (var (name, fact) in facts)
            {
                await context.Out.WriteLineAsync($"{name,-18} {fact ?? "-"}");
            }

            return ExitCodes.Ok;
        });
        return command;
    }

    private static List<(string Name, string? Fact)> Facts(CliContext context)
    {
        var environment = RunEnvironmentReader.Read(context.Folder, context.Environment);
        var providers = ProviderModels.Create();
        return
        [
            ("version", typeof(EvalRun).Assembly.GetName().Version?.ToString(3)),
            ("folder", context.Folder),
            ("commit", environment.Commit),
            ("branch", environment.Branch),
            ("ci", environment.CiProvider),
            .. providers.Names.Select(n => (n, (string?)(providers.Missing(AnyModelOf(n)) ?? "ready"))),
        ];
    }

    private static ModelUri AnyModelOf(string provider) => new(provider, provider == LocalModels.Scheme ? "short-answer" : "any");

    private static void WriteJson(CliContext context, SettingValues settings, List<(string Name, string? Fact)> facts)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            writer.WriteStartObject();
            writer.WriteNumber("schema", 1);
            writer.WriteStartObject("settings");
            foreach (var value in settings.All)
            {
                writer.WriteStartObject(value.Setting.Name);
                writer.WriteString("value", value.Value is { } text ? context.Redactor.Redact(text) : null);
                writer.WriteString("origin", value.Origin);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
            writer.WriteStartObject("facts");
            facts.ForEach(f => writer.WriteString(f.Name, f.Fact));
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        context.Out.WriteLine(System.Text.Encoding.UTF8.GetString(stream.ToArray()));
    }
}
