using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text;
using Hummingbot.Plugins.Sdk.OrderBooks;

namespace Hummingbot.Plugins.Sdk.Tests.OrderBooks;

public class ActiveOrderIdTests
{
    [Fact]
    public void A_uuid_is_its_bits_in_upper_and_lower_case()
    {
        var random = new Random(3);
        var bytes = new byte[16];
        for (var i = 0; i < 10_000; i++)
        {
            random.NextBytes(bytes);
            var text = new Guid(bytes, bigEndian: true).ToString();
            Assert.True(ActiveOrderId.TryParse(Encoding.ASCII.GetBytes(text), out var orderId));
            Assert.Equal(BinaryPrimitives.ReadUInt128BigEndian(bytes), orderId);
            Assert.True(ActiveOrderId.TryParse(Encoding.ASCII.GetBytes(text.ToUpperInvariant()), out var upper));
            Assert.Equal(orderId, upper);
        }
    }

    [Fact]
    public void Whatever_character_stands_in_a_uuid_it_is_read_exactly_when_it_is_one()
    {
        var uuid = "d50ec984-77a8-460a-b958-66f114b0de9b"u8.ToArray();
        for (var place = 0; place < uuid.Length; place++)
        {
            for (var character = 0; character < 256; character++)
            {
                var text = uuid.ToArray();
                text[place] = (byte)character;
                var isUuid = Utf8Parser.TryParse(text, out Guid expected, out var consumed, 'D') && consumed == text.Length;
                Assert.Equal(isUuid, ActiveOrderId.TryParse(text, out var orderId));
                Assert.Equal(isUuid ? BinaryPrimitives.ReadUInt128BigEndian(expected.ToByteArray(bigEndian: true)) : 0, orderId);
            }
        }
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("a", true)]
    [InlineData("0123456789abcdef", true)]
    [InlineData("0123456789abcdef0", false)]
    [InlineData("a\0b", false)]
    [InlineData("d50ec98477a8460ab95866f114b0de9b", false)]
    [InlineData("{d50ec984-77a8-460a-b958-66f114b0de9b}", false)]
    [InlineData("00000000-0000-0000-0000-000000000000", false)]
    public void Other_texts_are_ids_as_long_as_they_fit(string text, bool isId) =>
        Assert.Equal(isId, ActiveOrderId.TryParse(Encoding.ASCII.GetBytes(text), out _));

    [Fact]
    public void Short_ids_that_differ_have_keys_that_differ()
    {
        string[] texts = ["1", "10", "01", "abc", "abd", "ab", "order-0000000001", "order-0000000002"];
        var keys = texts.Select(text => ActiveOrderId.TryParse(Encoding.ASCII.GetBytes(text), out var key) ? key : 0).ToList();
        Assert.Equal(texts.Length, keys.Distinct().Count());
    }
}
