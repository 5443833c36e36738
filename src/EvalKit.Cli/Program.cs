using System.CommandLine;

return new RootCommand("Evaluates LLM applications: runs suites, compares runs, applies gates.").Parse(args).Invoke();
