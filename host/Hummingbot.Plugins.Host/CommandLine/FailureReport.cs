using System.Globalization;
using Hummingbot.Plugins.Host.Output;
using Hummingbot.Plugins.Hosting;
using Hummingbot.Plugins.Recorder;

namespace Hummingbot.Plugins.Host.CommandLine;

/// <summary>Says in an operator's words what an exception means.</summary>
internal static class FailureReport
{
    /// <summary>The report of a failure.</summary>
    public static ErrorReport Of(Exception failure) => failure switch
    {
        CommandFailedException own => new ErrorReport(own.Kind, own.Message, own.ExitCode)
        {
            Hint = own.Hint,
            Exchange = own.Exchange,
            Details = own.Details ?? own.ToString(),
        },
        UnknownExchangeException unknown => Failed("unknownExchange", failure, UnknownExchangeMessage(unknown)) with
        {
            Hint = UnknownExchangeHint(unknown),
            Exchange = unknown.Exchange,
        },
        ExchangeUnavailableException { Status: { } status } unavailable =>
            Failed("exchangeUnavailable", failure, UnavailableMessage(unavailable, status)) with
            {
                Hint = status.Remedy,
                Exchange = unavailable.Exchange,
                Details = status.Faults.Count > 0 ? status.Faults[^1].StackText : null,
            },
        PluginFaultException fault => Failed("pluginFault", failure) with
        {
            Hint = "this is a defect of the plugin; run again with --verbose for its stack and report it to the plugin's author",
            Exchange = fault.Exchange,
            Details = fault.Fault?.StackText,
        },
        ExchangeException exchange => OfExchange(exchange),
        ConfigurationException => Failed("configuration", failure) with
        {
            Hint = "mend the file, or name another one with --config FILE",
        },
        KeyStoreException => Failed("keyStore", failure),
        RecorderException recorder => Failed("recorder", failure) with
        {
            Hint = recorder.Kind switch
            {
                RecorderErrorKind.Locked => "another program keeps it locked; end that one, or name another folder with --data DIR",
                _ => "nothing is traded that cannot be recorded; mend it, or name another folder with --data DIR",
            },
        },
        RecordingException => Failed("recording", failure),
        InvalidDataException or IOException or UnauthorizedAccessException => Failed("storage", failure),
        TimeoutException => Failed("timeout", failure),
        _ => Failed("unexpected", failure, $"hbot failed unexpectedly with {failure.GetType().Name}: {failure.Message}") with
        {
            Hint = "this is a defect of hbot; run again with --verbose for the stack and report it",
        },
    };

    /// <summary>The advice that goes with an exchange's error.</summary>
    public static string? HintFor(ExchangeException failure) => failure.Kind switch
    {
        ExchangeErrorKind.NotFound => $"'hbot pairs {failure.Exchange}' lists what trades there",
        ExchangeErrorKind.RateLimited when failure.RetryAfter is { } wait =>
            string.Create(CultureInfo.InvariantCulture, $"wait {wait.TotalSeconds:0.#} s and try again"),
        ExchangeErrorKind.RateLimited => "wait a minute and try again",
        ExchangeErrorKind.Unknown or ExchangeErrorKind.Transport =>
            $"check the network, and the addresses that 'hbot plugins info {failure.Exchange}' shows; then try again",
        ExchangeErrorKind.Clock => "set this machine's clock",
        ExchangeErrorKind.BadData =>
            "the exchange may have changed its protocol: look for a newer version of the plugin, or record the traffic with 'hbot record'",
        _ => null,
    };

    private static ErrorReport Failed(string kind, Exception failure, string? message = null) =>
        new(kind, message ?? failure.Message, ExitCode.Failed) { Details = failure.ToString() };

    private static ErrorReport OfExchange(ExchangeException failure)
    {
        var name = failure.Exchange;
        var message = name.Length == 0 || failure.Message.Contains(name, StringComparison.OrdinalIgnoreCase)
            ? failure.Message
            : $"{name}: {failure.Message}";
        return Failed("exchange", failure, message) with { Hint = HintFor(failure), Exchange = name };
    }

    private static string UnknownExchangeMessage(UnknownExchangeException unknown) => unknown.Exchange.Length == 0
        ? unknown.Message
        : $"unknown exchange '{unknown.Exchange}'"
            + (unknown.Known.Count == 0 ? ": no plugin is installed" : $"; known are {string.Join(", ", unknown.Known)}");

    private static string UnknownExchangeHint(UnknownExchangeException unknown)
    {
        if (unknown.Suggestion is { } near) return $"did you mean '{near}'?";
        return unknown.Known.Count == 0
            ? "put a plugin folder into a plugin directory, or name the directory with --plugins DIR; 'hbot plugins list' shows what is found"
            : "'hbot plugins list' shows every plugin found, and why one is refused";
    }

    private static string UnavailableMessage(ExchangeUnavailableException unavailable, PluginStatus status) =>
        $"exchange '{unavailable.Exchange}' is not available ({status.State}): {status.Reason ?? "its plugin is not loaded."}";
}
