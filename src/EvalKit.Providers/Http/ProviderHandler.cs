namespace EvalKit.Providers.Http;

/// <summary>Reads what each reply tells of rate limits, and makes a status that is no success the failure that both wires have in common.</summary>
internal sealed class ProviderHandler(HttpMessageHandler inner, ProviderHttp http) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        foreach (var limit in RateLimitHeaders.Of(response))
        {
            http.Limits.Tell(limit);
        }

        var fault = response.IsSuccessStatusCode
            ? await HttpFault.InSuccessAsync(response, http, cancellationToken).ConfigureAwait(false)
            : await HttpFault.OfAsync(response, http, cancellationToken).ConfigureAwait(false);
        if (fault is null)
        {
            return response;
        }

        response.Dispose();
        throw fault;
    }
}
