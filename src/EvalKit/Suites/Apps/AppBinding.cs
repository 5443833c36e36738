using System.Security.Cryptography;
using System.Text.Json;

namespace EvalKit.Suites.Apps;

/// <summary>Makes apps of what a suite file names.</summary>
internal static class AppBinding
{
    /// <summary>Checks the options of an app; a kind that comes later passes, so that such a file can be read.</summary>
    /// <param name="app">The app.</param>
    /// <param name="folder">The folder that paths start from.</param>
    public static void Check(AppSpec app, string folder)
    {
        switch (app.Kind)
        {
            case ExecApp.Kind:
                ExecApp.Command(app.Options);
                break;
            case HttpApp.Kind:
                HttpApp.Endpoint(app.Options);
                HttpApp.Output(app.Options);
                break;
            case ChatApp.Kind:
                ChatApp.Create(app.Options, folder);
                break;
        }
    }

    /// <param name="app">The app.</param>
    /// <param name="folder">The folder that a command runs in and paths start from.</param>
    public static EvalApp Create(AppSpec app, string folder) => app.Kind switch
    {
        ExecApp.Kind => new ExecApp(ExecApp.Command(app.Options), folder).AnswerAsync,
        HttpApp.Kind => new HttpApp(HttpApp.Endpoint(app.Options), HttpApp.Output(app.Options)).AnswerAsync,
        ChatApp.Kind => ChatApp.Create(app.Options, folder).AnswerAsync,
        "assembly" => throw new EvalKitException(
            FaultKind.Usage,
            $"An app of kind '{app.Kind}' is not in this version. Use exec:, http: or chat:, bind the app in C# ([EvalTheory(Suite = …)] or suite.App), or record its outputs in the dataset."),
        _ => throw new EvalKitException(FaultKind.Usage, $"Unknown kind of app '{app.Kind}'.{NearestNames.Hint(app.Kind, [ExecApp.Kind, HttpApp.Kind, ChatApp.Kind])} Expected exec, http or chat."),
    };

    /// <summary>What the file says of the app, and the files that its command names (a script, a built program); what they call, or stands behind an endpoint, is not seen.</summary>
    /// <param name="app">The app.</param>
    /// <param name="folder">The folder that a command runs in.</param>
    public static string Fingerprint(AppSpec app, string folder) => app.Kind == ChatApp.Kind
        ? ChatApp.Create(app.Options, folder).Fingerprint
        : $"{app.Kind}:{CanonicalJson.Hash(JsonSerializer.SerializeToElement(new { options = app.Options, files = app.Kind == ExecApp.Kind ? FilesOf(app, folder) : [] }))}";

    private static string[] FilesOf(AppSpec app, string folder) =>
        [.. ExecApp.Command(app.Options).Select(part => Path.GetFullPath(part, Path.GetFullPath(folder))).Where(File.Exists).Select(path => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))))];
}
