using System.Reflection.PortableExecutable;

namespace Hummingbot.Plugins.Hosting.Tests.Discovery;

/// <summary>The host finds the metadata of an assembly where the reader of .NET finds it, and stands whatever else it is given.</summary>
public sealed class MetadataSectionTests
{
    [Fact]
    public void The_metadata_of_every_assembly_at_hand_is_found_where_the_reader_of_NET_finds_it()
    {
        var files = Directory.GetFiles(AppContext.BaseDirectory, "*.dll")
            .Concat(Directory.GetFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "*.dll"));
        foreach (var file in files)
        {
            using var image = new PEReader(File.OpenRead(file));
            var expected = image.HasMetadata ? (image.PEHeaders.MetadataStartOffset, image.PEHeaders.MetadataSize) : (0, 0);
            Assert.Equal(expected, Find(file));
        }
    }

    [Fact]
    public void A_damaged_header_is_refused_or_leads_to_a_place_within_the_file()
    {
        var whole = File.ReadAllBytes(typeof(MetadataSectionTests).Assembly.Location);
        var random = new Random(17);
        var file = Path.GetTempFileName();
        try
        {
            for (var attempt = 0; attempt < 2_000; attempt++)
            {
                var damaged = whole.AsSpan(0, random.Next(2) == 0 ? whole.Length : random.Next(1, 2_048)).ToArray();
                for (var change = random.Next(1, 5); change > 0; change--) damaged[random.Next(Math.Min(damaged.Length, 768))] = (byte)random.Next(256);
                File.WriteAllBytes(file, damaged);
                try
                {
                    var (offset, length) = Find(file);
                    Assert.InRange(offset, 0, damaged.Length);
                    Assert.InRange(length, 0, damaged.Length - offset);
                }
                catch (BadImageFormatException)
                {
                    // Refused.
                }
            }
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static (int Offset, int Length) Find(string path)
    {
        using var file = File.OpenHandle(path);
        var (offset, length) = MetadataSection.Find(file, RandomAccess.GetLength(file));
        return ((int)offset, length);
    }
}
