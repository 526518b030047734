using System.CommandLine;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Hummingbot.Plugins.Host.Hosting;
using Hummingbot.Plugins.Host.Output;
using Hummingbot.Plugins.Hosting;

namespace Hummingbot.Plugins.Host.CommandLine;

/// <summary><c>hbot request</c>: one signed request, and the exchange's answer as it is.</summary>
internal static class RequestCommand
{
    private const string RestEndpoint = "rest";
    private const int MaxAnswerBytes = 64 * 1024 * 1024;

    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>Builds the command.</summary>
    public static Command Create(GlobalOptions globals, ExchangeNames names)
    {
        var exchange = ExchangeArgument.Create(names);
        var method = new Argument<string>("method") { Description = "GET, POST, PUT, PATCH or DELETE.", HelpName = "method" };
        method.AcceptOnlyFromAmong(Methods);
        var path = new Argument<string>("path") { Description = "The path at the exchange's REST address, such as /api/v3/account.", HelpName = "path" };
        path.Validators.Add(result =>
        {
            if (!result.Tokens[0].Value.StartsWith('/')) result.AddError($"'{result.Tokens[0].Value}' is not a path; it begins with /");
        });
        var parameters = new Argument<string[]>("parameters") { Description = "Query parameters, in their order.", HelpName = "key=value", Arity = ArgumentArity.ZeroOrMore };
        parameters.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
                if (token.Value.IndexOf('=', StringComparison.Ordinal) <= 0) result.AddError($"'{token.Value}' is not key=value");
        });
        var body = new Option<string?>("--body") { Description = "A JSON body.", HelpName = "JSON" };
        var command = new HbotCommand(
            "request",
            "Send one request, signed with the account's keys, and print the exchange's answer as it is.",
            "hbot request binance GET /api/v3/account",
            "hbot request binance GET /api/v3/myTrades symbol=BTCUSDT limit=5 --json",
            "hbot request coinbase GET /accounts --sandbox")
        {
            exchange,
            method,
            path,
            parameters,
            body,
        };
        command.Details = """
            For finding out how an exchange behaves. Nothing is checked and nothing is recorded: orders are placed with
            'hbot order'. Fails when the exchange answers with an error; its answer is printed all the same.
            """;
        command.SetHandler(globals, (line, context) => RunAsync(
            context,
            line.GetRequiredValue(exchange),
            new HttpMethod(line.GetRequiredValue(method)),
            line.GetRequiredValue(path),
            [.. (line.GetValue(parameters) ?? []).Select(Split)],
            line.GetValue(body)));
        return command;
    }

    private static KeyValuePair<string, string> Split(string parameter)
    {
        var equals = parameter.IndexOf('=', StringComparison.Ordinal);
        return KeyValuePair.Create(parameter[..equals], parameter[(equals + 1)..]);
    }

    private static async Task<int> RunAsync(
        CommandContext context, string exchange, HttpMethod method, string path, KeyValuePair<string, string>[] parameters, string? body)
    {
        var (session, handle) = await HostSession.OpenAsync(context, exchange, new SessionRequest { UsesAccount = true, TradingPairs = [] });
        await using (session)
        {
            session.EnsureKeys(handle.Descriptor);
            var request = new RestRequestToSign
            {
                Method = method,
                Uri = new Uri(AddressOf(session, handle.Descriptor), path),
                QueryParameters = parameters,
                Body = body is null ? default : Encoding.UTF8.GetBytes(body),
                ContentType = body is null ? null : "application/json",
            };
            var signed = await handle.CallAsync<IExchangeAuth, SignedRequest>(
                "the signature", (auth, _) => Task.FromResult(auth.Sign(request)), context.Interrupted);
            var (status, answer) = await SendAsync(exchange, signed, context.Interrupted);
            Write(context.Output, status, answer);
            if (status is >= 200 and < 300) return ExitCode.Done;
            throw new CommandFailedException(
                $"{handle.Descriptor.DisplayName} ({exchange}) answered {method} {path} with status {status}",
                "its answer is on standard output",
                exchange)
            {
                Kind = "status",
            };
        }
    }

    private static Uri AddressOf(HostSession session, ExchangeDescriptor descriptor)
    {
        if (session.Sandboxes.TryGetValue(descriptor.Name, out var sandbox) && sandbox.Endpoints.TryGetValue(RestEndpoint, out var box)) return box;
        var settings = ExchangeSettingsFactory.Create(session.Configuration, descriptor);
        if (settings.Endpoints.TryGetValue(RestEndpoint, out var own)) return own;
        return descriptor.Endpoints.TryGetValue(RestEndpoint, out var address) ? address : throw new CommandFailedException(
            $"{descriptor.DisplayName} ({descriptor.Name}) has no REST address",
            $"'hbot plugins info {descriptor.Name}' shows its addresses",
            descriptor.Name);
    }

    private static async Task<(int Status, string Answer)> SendAsync(string exchange, SignedRequest signed, CancellationToken cancellationToken)
    {
        // A redirection would carry the signature elsewhere.
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { Timeout = Limit, MaxResponseContentBufferSize = MaxAnswerBytes };
        client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("hbot", "1"));
        using var message = new HttpRequestMessage(signed.Method, signed.Uri);
        foreach (var (name, value) in signed.Headers) message.Headers.TryAddWithoutValidation(name, value);
        if (!signed.Body.IsEmpty)
        {
            message.Content = new ReadOnlyMemoryContent(signed.Body);
            if (signed.ContentType is { } type) message.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        try
        {
            using var response = await client.SendAsync(message, cancellationToken);
            return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw new ExchangeException(exchange, ExchangeErrorKind.Unknown, $"{exchange}: {signed} was not answered: {failure.Message}", failure);
        }
    }

    private static void Write(CommandOutput output, int status, string answer)
    {
        if (!output.Json)
        {
            output.WriteLine(answer);
            return;
        }

        output.WriteJson(json =>
        {
            json.WriteStartObject();
            json.WriteNumber("status", status);
            if (IsJson(answer))
            {
                json.WritePropertyName("answer");
                json.WriteRawValue(answer);
            }
            else
            {
                json.WriteString("answer", answer);
            }

            json.WriteEndObject();
        });
    }

    private static bool IsJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
