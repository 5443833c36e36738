using System.Globalization;
using System.Net;
using EvalKit.Reporting.Text;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace EvalKit.Reporting.Html;

/// <summary>Encodes whatever a template prints, so that no template has to remember it: only <see cref="SafeMarkup"/> passes as it is.</summary>
internal sealed class EncodingTemplateContext : TemplateContext
{
    /// <remarks>The templates call no function of the engine's, and to look up all there are takes longer than to write a page.</remarks>
    public EncodingTemplateContext(object model)
        : base([])
    {
        var members = new ScriptObject();
        members.Import(model, renamer: member => StandardMemberRenamer.Default(member));
        PushGlobal(members);
        PushCulture(CultureInfo.InvariantCulture);
        StrictVariables = true;
        EnableRelaxedMemberAccess = false;
        LoopLimit = 0;
        LimitToString = 0;
    }

    public override TemplateContext Write(SourceSpan span, object? textAsObject) => textAsObject is SafeMarkup markup
        ? Write(markup.Text)
        : Write(WebUtility.HtmlEncode(HiddenCharacters.Show(ObjectToString(textAsObject) ?? "")));
}
