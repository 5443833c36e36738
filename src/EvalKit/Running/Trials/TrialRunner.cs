using System.Diagnostics;
using EvalKit.Chat.Prices;
using EvalKit.Chat.Recording;
using EvalKit.Chat.Tools;
using EvalKit.Tracing;

namespace EvalKit.Running.Trials;

/// <summary>Executes a case by the app: time limit, retries after a provider's failure, and the state that each ending becomes.</summary>
/// <param name="settings">Time limit, retries and seed.</param>
/// <param name="time">The clock.</param>
/// <param name="ids">Makes the trials' ids.</param>
/// <param name="progress">Told of what is waited for.</param>
/// <param name="capture">Captures what happens inside.</param>
/// <param name="prices">What models cost.</param>
/// <param name="lostCosts">Tells what attempts without output cost.</param>
/// <param name="tools">The recordings of the app's tools.</param>
/// <param name="stop">Once it is cancelled nothing is tried again.</param>
internal sealed class TrialRunner(
    RunSettings settings, TimeProvider time, IIdSource ids, ProgressCounter progress, TraceCapture capture, PriceTable prices, LostCosts lostCosts, ToolRecordings tools, CancellationToken stop)
{
    private const string SpanName = "trial";

    /// <summary>Executes a case.</summary>
    /// <param name="evalCase">The case.</param>
    /// <param name="repeat">Which repeat, from 0.</param>
    /// <param name="attemptsBefore">Attempts that an earlier run made, which this one's are counted after.</param>
    /// <param name="app">The app.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<TracedTrial> RunAsync(EvalCase evalCase, int repeat, int attemptsBefore, EvalApp app, CancellationToken cancellationToken)
    {
        var startedAt = time.GetUtcNow();
        AppCost? lost = null;
        for (var attempt = 1; ; attempt++)
        {
            var started = time.GetTimestamp();
            var traceId = ids.NewTraceId();
            var (status, output, error, fault, trace) = await TraceAsync(traceId, evalCase, app, cancellationToken).ConfigureAwait(false);
            var elapsed = time.GetElapsedTime(started);
            lost = output is null ? AppCost.Sum(lost, lostCosts.Of(trace, status, error)) : lost;
            if (fault is { IsTransient: true } && attempt <= settings.Retries && !stop.IsCancellationRequested)
            {
                progress.Waiting(fault.Reason);
                var waited = await WaitedAsync(RetryDelay.Of(settings.Seed, evalCase.Id, attempt, fault.RetryAfter), cancellationToken).ConfigureAwait(false);
                progress.Waited();
                if (waited)
                {
                    continue;
                }

                (status, error) = (TrialStatus.Cancelled, error! with { Kind = TrialErrorKind.NotRun });
            }

            output = output is null ? null : TrialTelemetry.Complete(output, trace, prices);
            var trial = new Trial
            {
                TraceId = traceId,
                CaseId = evalCase.Id,
                Repeat = repeat,
                Attempt = attemptsBefore + attempt,
                Status = status,
                Output = output,
                OutputHash = output is null ? null : CanonicalJson.Hash(output.Value),
                Error = error,
                LostCost = lost,
                Latency = output is null ? null : output.RecordedLatency ?? (app == RecordedApp.App ? null : elapsed),
                StartedAt = startedAt,
            };
            return new TracedTrial(trial, trace);
        }
    }

    /// <summary>A trial of a recorded output: nothing is called, so no time is measured.</summary>
    public Trial Recorded(EvalCase evalCase) => new()
    {
        TraceId = ids.NewTraceId(),
        CaseId = evalCase.Id,
        Status = evalCase.RecordedOutput is null ? TrialStatus.Skipped : TrialStatus.Ok,
        Output = evalCase.RecordedOutput,
        OutputHash = evalCase.RecordedOutput is { } output ? CanonicalJson.Hash(output.Value) : null,
        Error = evalCase.RecordedOutput is null ? RecordedApp.NoOutput(evalCase) : null,
        Latency = evalCase.RecordedOutput?.RecordedLatency,
        StartedAt = time.GetUtcNow(),
    };

    /// <summary>Calls the app inside a trace: what it starts, on whatever thread, belongs to it. The trace is that of one attempt, as the latency is.</summary>
    private async Task<(TrialStatus Status, AppOutput? Output, TrialError? Error, ProviderFault? Fault, TraceRecord? Trace)> TraceAsync(
        string traceId, EvalCase evalCase, EvalApp app, CancellationToken cancellationToken)
    {
        using var open = capture.Begin(SpanName, traceId);
        var (status, output, error, fault) = await CallAsync(evalCase, app, cancellationToken).ConfigureAwait(false);
        if (error is not null)
        {
            open?.Fail(error.Message);
        }

        return (status, output, error, fault, open?.End(traceId, traceId));
    }

    private async Task<(TrialStatus Status, AppOutput? Output, TrialError? Error, ProviderFault? Fault)> CallAsync(
        EvalCase evalCase, EvalApp app, CancellationToken cancellationToken)
    {
        // Under a debugger a person steps through the app: no limit.
        var limit = Debugger.IsAttached ? Timeout.InfiniteTimeSpan : settings.Timeout ?? Timeout.InfiniteTimeSpan;
        using var timeout = new CancellationTokenSource(limit, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        var trial = new OpenTrial(evalCase.Id, tools);
        CurrentTrial.Begin(trial);
        try
        {
            // An app that never looks at its token must not hold the run: WaitAsync gives up on it.
            var output = await app(evalCase, both.Token).WaitAsync(both.Token).ConfigureAwait(false);
            return trial.NotRecorded is { } missing ? NotRecorded(missing) : (TrialStatus.Ok, output ?? new AppOutput(default(System.Text.Json.Nodes.JsonNode)), null, null);
        }
        catch (TrialSkippedException exception)
        {
            return (TrialStatus.Skipped, null, new TrialError(TrialErrorKind.NotRun, exception.InnerException?.GetType().FullName, exception.Message), null);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return (TrialStatus.Cancelled, null, new TrialError(TrialErrorKind.NotRun, null, "The run was cancelled while the app was answering."), null);
        }
        catch (Exception) when (trial.NotRecorded is not null)
        {
            return NotRecorded(trial.NotRecorded);
        }
        catch (OperationCanceledException exception) when (timeout.IsCancellationRequested)
        {
            return (TrialStatus.Timeout, null, new TrialError(TrialErrorKind.Timeout, exception.GetType().FullName, $"No answer within {Seconds(limit)} s."), null);
        }
        catch (Exception exception) when (stop.IsCancellationRequested)
        {
            // Ctrl-C reaches the processes of an app too: that it failed while the run is being stopped says nothing about it.
            return (TrialStatus.Cancelled, null, new TrialError(TrialErrorKind.NotRun, exception.GetType().FullName, $"The app failed while the run was being stopped: {exception.Message}"), null);
        }
        catch (Exception exception)
        {
            // Whatever an app throws is a result of the evaluation: it is stored, scored as app_ok, and shown.
            var fault = ProviderFault.Of(exception);
            var kind = fault is null ? TrialErrorKind.App : TrialErrorKind.Provider;
            return (TrialStatus.AppError, null, new TrialError(kind, exception.GetType().FullName, exception.Message), fault);
        }
    }

    private static (TrialStatus Status, AppOutput? Output, TrialError? Error, ProviderFault? Fault) NotRecorded(string message) =>
        (TrialStatus.Skipped, null, new TrialError(TrialErrorKind.NotRun, typeof(NotRecordedException).FullName, message), null);

    private async Task<bool> WaitedAsync(TimeSpan delay, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(delay, time, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static string Seconds(TimeSpan limit) => limit.TotalSeconds.ToString("0.###", System.Globalization.CultureInfo.InvariantCulture);
}
