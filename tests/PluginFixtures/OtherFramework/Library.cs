#pragma warning disable IDE0161 // The language version has no file-scoped namespaces.
namespace Hummingbot.Plugins.Fixtures
{
    public static class Library
    {
        public static int Answer()
        {
            return 42;
        }
    }
}
