using ScriptedChatSample;
using WebAppSample;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddChatClient(SampleModel.Create(ShopScript.Reply));
builder.Services.AddSingleton<ShopAssistant>();

var app = builder.Build();
app.MapPost("/ask", async (AskRequest request, ShopAssistant assistant, CancellationToken cancellationToken) =>
    string.IsNullOrWhiteSpace(request.Question)
        ? Results.BadRequest("Ask a question.")
        : Results.Ok(new AskReply(await assistant.AskAsync(request.Question, cancellationToken))));
app.Run();
