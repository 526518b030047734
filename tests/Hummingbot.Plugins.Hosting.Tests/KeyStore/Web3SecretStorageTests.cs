using System.Text;

namespace Hummingbot.Plugins.Hosting.Tests.Keys;

public sealed class Web3SecretStorageTests : IDisposable
{
    private const string Salt = "000102030405060708090a0b0c0d0e0f";
    private const string Iv = "101112131415161718191a1b1c1d1e1f";
    private const string ApiKey = "d755a22ef08faf04383c";
    private const string ApiKeyMac = "14c87ae3f8a81fbe4390a893323c62a7b96910a8e3d707c970bbddb3f4298242";

    private readonly Recordings.TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_public_vector_decrypts()
    {
        var json = Json(
            262144,
            "ae3cd4e7013836a3df6bd7241b12db061dbe2c6785853cce422d148a624ce0bd",
            "6087dab2f9fdbbfaddc31a909735c1e6",
            "5318b4d5bcd28de64ee5559e671353e16f075ecae9f99c7a79a38af5f869aa46",
            "517ead924a9d0dc3124507e3393d175ce3ff7c1e96529c6c555ce9e51205e9b2");
        Assert.Equal(
            "7a28b5ba57c53603b0b07b56bba752f7784bf506fa95edc395f5cf6c7514fe9d",
            Convert.ToHexStringLower(await Web3SecretStorage.DecryptAsync(json, "testpassword", Cancellation)));
    }

    [Theory]
    [InlineData(ApiKey, ApiKeyMac, "my-api-key")]
    [InlineData("f259e222e988e52d3231", "72bf249654d0d04f1e4aa19e143dfc8f0d826286e3e6070edb62a90f38e957d0", "HummingBot")]
    public async Task Known_secrets_decrypt(string ciphertext, string mac, string secret) =>
        Assert.Equal(
            secret,
            Encoding.UTF8.GetString(await Web3SecretStorage.DecryptAsync(Json(1_000_000, Salt, Iv, ciphertext, mac), "correct horse", Cancellation)));

    [Fact]
    [Trait("Correction", "22")]
    public async Task A_counter_that_lost_its_leading_zeros_means_what_it_meant()
    {
        // The check does not cover the counter, so that any counter decrypts to something; both spellings must agree.
        var whole = await Web3SecretStorage.DecryptAsync(
            Json(1, Salt, "000012131415161718191a1b1c1d1e1f", ApiKey, Mac1), "correct horse", Cancellation);
        foreach (var iv in (string[])["12131415161718191a1b1c1d1e1f", "0012131415161718191a1b1c1d1e1f"])
            Assert.Equal(whole, await Web3SecretStorage.DecryptAsync(Json(1, Salt, iv, ApiKey, Mac1), "correct horse", Cancellation));
    }

    [Fact]
    public async Task A_counter_carries_over_all_its_bytes()
    {
        var text = new byte[48];
        var json = Json(1, Salt, new string('f', 32), Convert.ToHexStringLower(text), MacOf(text));
        var next = Json(1, Salt, "0", Convert.ToHexStringLower(text), MacOf(text));
        var first = await Web3SecretStorage.DecryptAsync(json, "correct horse", Cancellation);
        var second = await Web3SecretStorage.DecryptAsync(next, "correct horse", Cancellation);
        Assert.Equal(first[16..], second[..32]);
    }

    [Fact]
    public async Task A_wrong_password_is_not_a_damaged_file()
    {
        var wrong = await Assert.ThrowsAsync<KeyStoreException>(
            () => Web3SecretStorage.DecryptAsync(Json(1, Salt, Iv, ApiKey, Mac1), "wrong horse", Cancellation));
        Assert.Equal(KeyStoreErrorKind.WrongPassword, wrong.Kind);
        foreach (var json in (string[])["", "{}", "[]", Json(1, Salt, Iv, "abc", Mac1), Json(1, Salt, Iv + "00", ApiKey, Mac1)])
        {
            var damaged = await Assert.ThrowsAsync<KeyStoreException>(() => Web3SecretStorage.DecryptAsync(json, "correct horse", Cancellation));
            Assert.Equal(KeyStoreErrorKind.Damaged, damaged.Kind);
        }
    }

    [Theory]
    [InlineData("pbkdf2", "scrypt")]
    [InlineData("aes-128-ctr", "aes-128-cbc")]
    [InlineData("\"version\":3", "\"version\":4")]
    [InlineData("\"c\":1,", "\"c\":2000000000,")]
    public async Task A_form_that_is_not_read_is_named(string from, string to)
    {
        var json = Json(1, Salt, Iv, ApiKey, Mac1).Replace(from, to, StringComparison.Ordinal);
        var failure = await Assert.ThrowsAsync<KeyStoreException>(() => Web3SecretStorage.DecryptAsync(json, "correct horse", Cancellation));
        Assert.Contains("cannot be read here", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_of_both_kinds_of_client_are_taken_over()
    {
        var json = Json(1_000_000, Salt, Iv, ApiKey, ApiKeyMac);
        _folder.With("encrypted_binance_api_key.json", json);
        Directory.CreateDirectory(_folder.File("connectors"));
        _folder.With("connectors/binance.yml", $"connector: binance\n\nbinance_api_secret: '{Convert.ToHexStringLower(Encoding.UTF8.GetBytes(json))}'\n");
        var keys = await ClientKeyImport.ReadAsync(_folder.Path, Venue.Descriptor, "correct horse", Cancellation);
        Assert.Equal(("my-api-key", "my-api-key"), (keys["api_key"], keys["api_secret"]));

        File.Delete(_folder.File("connectors/binance.yml"));
        var missing = await Assert.ThrowsAsync<KeyStoreException>(
            () => ClientKeyImport.ReadAsync(_folder.Path, Venue.Descriptor, "correct horse", Cancellation));
        Assert.Equal(KeyStoreErrorKind.Missing, missing.Kind);
    }

    public void Dispose() => _folder.Dispose();

    private static string Mac1 => MacOf(Convert.FromHexString(ApiKey));

    private static string MacOf(byte[] ciphertext)
    {
        var derived = KeyDerivation.Derive("correct horse", Convert.FromHexString(Salt), 1);
        return Convert.ToHexStringLower(Keccak256.HashData([.. derived[16..], .. ciphertext]));
    }

    private static string Json(int iterations, string salt, string iv, string ciphertext, string mac) =>
        $$$"""
        {"crypto":{"cipher":"aes-128-ctr","cipherparams":{"iv":"{{{iv}}}"},"ciphertext":"{{{ciphertext}}}","kdf":"pbkdf2","kdfparams":{"c":{{{iterations}}},"dklen":32,"prf":"hmac-sha256","salt":"{{{salt}}}"},"mac":"{{{mac}}}"},"version":3,"alias":""}
        """;
}
