namespace EvalKit.Scoring;

/// <summary>English swear words that hardly ever mean anything else. Slurs and words with a harmless meaning too are not among them: that takes a list of one's own, or a judge.</summary>
internal static class EnglishProfanity
{
    public static readonly string[] Words =
    [
        "arsehole*", "asshole*", "asshat*", "bastard*", "bitch*", "blowjob*", "bollocks", "bullshit*", "clusterfuck*", "cocksucker*", "crap", "crappy", "cunt*", "dickhead*", "dipshit*",
        "dumbass*", "fuck*", "goddamn*", "horseshit*", "jackass*", "jerkoff*", "motherfuck*", "piss off", "pissed off", "shit", "shits", "shite", "shithead*", "shithole*", "shitless", "shitload*", "shitstorm*",
        "shitting", "shitty", "slut*", "son of a bitch", "twat*", "unfuck*", "wank*", "whore*",
    ];
}
