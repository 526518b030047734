namespace Hummingbot.Plugins.Hosting.Tests.Keys;

public sealed class Keccak256Tests
{
    [Theory]
    [InlineData("", "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470")]
    [InlineData("abc", "4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45")]
    [InlineData("testing", "5f16f4c7f149ac4f9510d9cf8cf384038ad348b3bcdc01915f95de12df9d1b02")]
    public void Known_texts_have_their_known_hashes(string text, string hash) =>
        Assert.Equal(hash, Convert.ToHexStringLower(Keccak256.HashData(System.Text.Encoding.ASCII.GetBytes(text))));

    [Fact]
    public void Texts_around_the_length_of_a_block_have_different_hashes() =>
        Assert.Equal(10, Enumerable.Range(130, 10).Select(length => Convert.ToHexString(Keccak256.HashData(new byte[length]))).Distinct().Count());
}
