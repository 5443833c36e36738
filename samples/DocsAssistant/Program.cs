using DocsAssistantSample;

var options = DocsAssistantOptions.FromEnvironment(Environment.GetEnvironmentVariable);
var assistant = DocsAssistant.Load(Path.Combine(AppContext.BaseDirectory, "docs"), options.Retrieval);

if (args.Length == 0)
{
    Console.Error.WriteLine("Usage: DocsAssistant <question>   for example: DocsAssistant \"What is the default timeout of a trial?\"");
    return 2;
}

var answer = await assistant.AskAsync(string.Join(' ', args));
Console.WriteLine(answer.Text);
foreach (var passage in answer.Answered ? answer.Context : [])
{
    Console.Error.WriteLine($"  read: {passage.Source} ({passage.Heading})");
}

return 0;
