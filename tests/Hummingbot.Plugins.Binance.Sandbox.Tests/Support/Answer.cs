using System.Text.Json;

namespace Hummingbot.Plugins.Binance.Sandbox.Tests.Support;

/// <summary>What came back of a request.</summary>
public sealed record Answer(int Status, string Body, Dictionary<string, string> Headers)
{
    public JsonElement Json()
    {
        using var document = JsonDocument.Parse(Body);
        return document.RootElement.Clone();
    }

    public JsonElement Ok()
    {
        Assert.True(Status == 200, Body);
        return Json();
    }

    public void Refused(int status, int code, string? message = null)
    {
        Assert.Equal(status, Status);
        var json = Json();
        Assert.Equal(code, json.GetProperty("code").GetInt32());
        if (message is not null) Assert.Equal(message, json.GetProperty("msg").GetString());
    }
}
