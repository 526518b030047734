using System.Globalization;

namespace Hummingbot.Plugins.Benchmarks;

/// <summary>Plugin directories with as many plugins as wanted: copies of one published plugin, each a real exchange of its own name.</summary>
internal static class MeasuredPlugins
{
    private const string PublishedName = "measured_000";

    /// <summary>Makes a plugin directory.</summary>
    /// <returns>Its path.</returns>
    public static string Create(int count)
    {
        var published = Layout.Published("MeasuredPlugin");
        var root = Path.Combine(Layout.Scratch("plugins"), count.ToString(CultureInfo.InvariantCulture));
        if (Directory.Exists(root)) Directory.Delete(root, recursive: true);
        Directory.CreateDirectory(root);
        var assembly = File.ReadAllBytes(Path.Combine(published, "MeasuredPlugin.dll"));
        for (var i = 0; i < count; i++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"measured_{i:000}");
            var folder = Directory.CreateDirectory(Path.Combine(root, name)).FullName;
            foreach (var file in Directory.GetFiles(published, "Library?.dll").Append(Path.Combine(published, "MeasuredPlugin.deps.json")))
                File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
            File.WriteAllBytes(Path.Combine(folder, "MeasuredPlugin.dll"), Renamed(assembly, name));
        }

        return root;
    }

    // The exchange's name stands in the plugin's attribute and nowhere else; metadata is UTF-8.
    private static byte[] Renamed(byte[] assembly, string name)
    {
        var renamed = assembly.ToArray();
        var place = renamed.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(PublishedName));
        if (place < 0) throw new InvalidOperationException($"MeasuredPlugin.dll does not carry the name {PublishedName}.");
        System.Text.Encoding.UTF8.GetBytes(name, renamed.AsSpan(place));
        return renamed;
    }
}
