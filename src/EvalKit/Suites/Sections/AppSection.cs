using System.Text.Json.Nodes;
using EvalKit.Suites.Apps;
using EvalKit.Suites.Yaml;

namespace EvalKit.Suites.Sections;

internal static class AppSection
{
    /// <summary>Kind of app → the other keys that belong to it.</summary>
    private static readonly Dictionary<string, string[]> Kinds = new(StringComparer.Ordinal)
    {
        [ExecApp.Kind] = [],
        [HttpApp.Kind] = ["output"],
        [ChatApp.Kind] = [PromptFile.Key, ChatParameters.TemperatureKey, ChatParameters.TopPKey, ChatParameters.MaxOutputTokensKey, ChatParameters.SeedKey],
        ["assembly"] = [],
    };

    public static AppSpec Read(YamlValue value, string folder)
    {
        var app = new YamlMapReader(value, SuiteKeys.App, SuiteKeys.OfApp);
        var kinds = Kinds.Keys.Where(app.Has).ToList();
        if (kinds.Count != 1)
        {
            throw SuiteFault.At(app.Place, $"expected one of {string.Join(", ", Kinds.Keys)} in app, found {(kinds.Count == 0 ? "none" : string.Join(" and ", kinds))}.");
        }

        var kind = kinds[0];
        var options = new JsonObject { [kind] = YamlScalars.Json(app.Require(kind, "Give it a value.")) };
        foreach (var key in SuiteKeys.OfApp.Except(Kinds.Keys))
        {
            if (app.Find(key) is not { } option)
            {
                continue;
            }

            options[key] = Kinds[kind].Contains(key) ? YamlScalars.Json(option) : throw SuiteFault.At(option.Place, $"the key '{key}' does not belong to an app of kind '{kind}'. Remove it.");
        }

        return Checked(new AppSpec(kind, options), app.Find(kind)!.Place, folder);
    }

    private static AppSpec Checked(AppSpec app, string place, string folder)
    {
        try
        {
            AppBinding.Check(app, folder);
            return app;
        }
        catch (EvalKitException e)
        {
            throw SuiteFault.At(place, e);
        }
    }
}
