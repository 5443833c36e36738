namespace WebAppSample;

public sealed record AskReply(string Answer);
