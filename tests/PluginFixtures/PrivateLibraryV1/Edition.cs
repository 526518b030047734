namespace Hummingbot.Plugins.Fixtures.Library;

public static class Edition
{
    public static string Name => "V1";
}
