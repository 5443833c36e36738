namespace WebAppSample;

public sealed record AskRequest(string? Question);
