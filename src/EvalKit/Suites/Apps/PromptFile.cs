using System.Text;
using System.Text.Json.Nodes;
using EvalKit.Prompts;

namespace EvalKit.Suites.Apps;

/// <summary>Reads the prompt file of a chat app.</summary>
internal static class PromptFile
{
    public const string Key = "prompt";
    private const int LargestBytes = 1024 * 1024;

    /// <summary>The prompt that the options name; null when they name none.</summary>
    /// <exception cref="EvalKitException">There is no such file, or it is no prompt; the message names it.</exception>
    public static PromptTemplate? Find(JsonObject options, string folder) => options[Key] switch
    {
        null => null,
        JsonValue value when value.TryGetValue<string>(out var path) && path.Length > 0 => Read(path, Path.GetFullPath(path, Path.GetFullPath(folder))),
        var other => throw new EvalKitException(FaultKind.Usage, $"Expected prompt to be a file, such as prompts/answer.md; found {other.ToJsonString()}."),
    };

    private static PromptTemplate Read(string path, string full)
    {
        try
        {
            var file = new FileInfo(full);
            if (!file.Exists)
            {
                var near = file.Directory is { Exists: true } folder ? NearestNames.Hint(file.Name, folder.EnumerateFiles("*.md").Select(f => f.Name)) : "";
                throw new EvalKitException(FaultKind.Usage, $"There is no prompt file {path} (looked for {full}).{near}");
            }

            if (file.Length > LargestBytes)
            {
                throw new EvalKitException(FaultKind.Usage, FormattableString.Invariant($"{path}: the file has {file.Length:N0} bytes, but a prompt may have at most 1 MiB. Keep data in the dataset."));
            }

            var text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(full)).TrimStart('\uFEFF');
            return PromptTemplate.Parse(text, path, isUserOptional: true);
        }
        catch (DecoderFallbackException e)
        {
            throw new EvalKitException(FaultKind.Usage, $"{path}: the file is not valid UTF-8. Save it as UTF-8.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EvalKitException(FaultKind.Usage, $"{path}: the file cannot be read: {e.Message} Check its permissions.", e);
        }
    }
}
