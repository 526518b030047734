using System.Diagnostics;
using Hummingbot.Plugins.Hosting.Tests.Recordings;

namespace Hummingbot.Plugins.Hosting.Tests.Keys;

public sealed class KeyStoreTests : IDisposable
{
    private const string SharedFolder = "HBOT_TEST_KEYS";
    private const string Password = "correct horse";

    /// <summary>Few, so that tests are quick; one test has the real number.</summary>
    private const int Iterations = 1000;

    private readonly TemporaryFolder _folder = new();
    private readonly List<KeyStore> _stores = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Keys_come_back_as_they_were_stored()
    {
        await Store().SaveAsync("binance", Venue.Keys(), Cancellation);
        var keys = await Store().LoadAsync("binance", Cancellation);
        Assert.Equal(("the-key", Venue.Secret), (keys["api_key"], keys["api_secret"]));
        var listed = Assert.Single(Store(password: null).List());
        Assert.Equal(("binance", "api_key api_secret", null), (listed.Exchange, string.Join(' ', listed.Fields), listed.Problem));

        await Store().SaveAsync("binance", Venue.Keys("another"), Cancellation);
        Assert.Equal("another", (await Store().LoadAsync("binance", Cancellation))["api_secret"]);
        Assert.True(await Store(password: null).RemoveAsync("binance", Cancellation));
        Assert.False(await Store(password: null).RemoveAsync("binance", Cancellation));
        Assert.Empty(Store().List());
    }

    [Fact]
    public async Task Nothing_in_the_files_or_in_messages_is_a_secret()
    {
        var store = Store();
        await store.SaveAsync("binance", Venue.Keys(), Cancellation);
        foreach (var file in Directory.GetFiles(_folder.File("keys")))
        {
            var text = await File.ReadAllTextAsync(file, Cancellation);
            Assert.DoesNotContain("the-key", text, StringComparison.Ordinal);
            Assert.DoesNotContain("s3cret", text, StringComparison.Ordinal);
        }

        var wrong = await Assert.ThrowsAsync<KeyStoreException>(() => Store("wrong horse").LoadAsync("binance", Cancellation));
        Assert.DoesNotContain("horse", wrong.ToString(), StringComparison.Ordinal);
        var found = await store.FindAsync(Venue.Descriptor, Cancellation);
        Assert.DoesNotContain("s3cret", found.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_is_costly_to_guess_unless_a_test_says_otherwise()
    {
        using var store = new KeyStore(new KeyStoreOptions { DataDirectory = _folder.Path, Environment = _ => Password });
        await store.SaveAsync("binance", Venue.Keys(), Cancellation);
        Assert.Contains("\"iterations\": 600000,", await File.ReadAllTextAsync(_folder.File("keys/.password.json"), Cancellation), StringComparison.Ordinal);
        Assert.Equal(Venue.Secret, (await Store().LoadAsync("binance", Cancellation))["api_secret"]);
    }

    [Fact]
    public async Task Only_the_owner_may_read_files_and_folder()
    {
        if (OperatingSystem.IsWindows()) return;
        await Store().SaveAsync("binance", Venue.Keys(), Cancellation);
        var keys = _folder.File("keys");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(keys));
        Assert.Equal(3, Directory.GetFiles(keys).Length);
        foreach (var file in Directory.GetFiles(keys)) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task Missing_wrong_and_damaged_are_told_apart()
    {
        Assert.Equal(KeyStoreErrorKind.Missing, await FailureOf(Store().LoadAsync("binance", Cancellation)));
        Assert.Equal(KeyStoreErrorKind.Missing, await FailureOf(Store().VerifyPasswordAsync(Password, Cancellation)));
        await Store().SaveAsync("binance", Venue.Keys(), Cancellation);
        Assert.Equal(KeyStoreErrorKind.Missing, await FailureOf(Store().LoadAsync("coinbase", Cancellation)));
        Assert.Equal(KeyStoreErrorKind.WrongPassword, await FailureOf(Store("wrong").LoadAsync("binance", Cancellation)));
        Assert.Equal(KeyStoreErrorKind.WrongPassword, await FailureOf(Store("wrong").SaveAsync("coinbase", Venue.Keys(), Cancellation)));
        Assert.Equal(KeyStoreErrorKind.NoPassword, await FailureOf(Store(password: null).LoadAsync("binance", Cancellation)));
        File.Move(_folder.File("keys/binance.json"), _folder.File("keys/coinbase.json"));
        Assert.Equal(KeyStoreErrorKind.Damaged, await FailureOf(Store().LoadAsync("coinbase", Cancellation)));
        File.Delete(_folder.File("keys/.password.json"));
        Assert.Equal(KeyStoreErrorKind.Damaged, await FailureOf(Store().SaveAsync("kraken", Venue.Keys(), Cancellation)));
    }

    [Fact]
    public async Task A_change_of_any_byte_is_noticed()
    {
        var store = Store();
        await store.SaveAsync("binance", Venue.Keys(), Cancellation);
        var path = _folder.File("keys/binance.json");
        var content = await File.ReadAllBytesAsync(path, Cancellation);
        for (var i = 0; i < content.Length; i++)
        {
            foreach (var flip in (byte[])[0x01, 0x20])
            {
                var changed = content.ToArray();
                changed[i] ^= flip;
                await File.WriteAllBytesAsync(path, changed, Cancellation);
                Assert.True(
                    await FailureOf(store.LoadAsync("binance", Cancellation)) is KeyStoreErrorKind.Damaged or KeyStoreErrorKind.NewerVersion,
                    $"byte {i}");
            }
        }

        await File.WriteAllBytesAsync(path, content.AsMemory(0, content.Length / 2), Cancellation);
        Assert.Equal(KeyStoreErrorKind.Damaged, await FailureOf(store.LoadAsync("binance", Cancellation)));
    }

    [Fact]
    public async Task A_change_of_any_byte_of_the_password_file_is_no_wrong_password()
    {
        await Store().SaveAsync("binance", Venue.Keys(), Cancellation);
        var path = _folder.File("keys/.password.json");
        var content = await File.ReadAllBytesAsync(path, Cancellation);
        for (var i = 0; i < content.Length; i++)
        {
            var changed = content.ToArray();
            changed[i] ^= 0x01;
            await File.WriteAllBytesAsync(path, changed, Cancellation);
            Assert.True(
                await FailureOf(Store().LoadAsync("binance", Cancellation)) is KeyStoreErrorKind.Damaged or KeyStoreErrorKind.NewerVersion,
                $"byte {i}");
        }
    }

    [Fact]
    [Trait("Correction", "23")]
    public async Task One_unreadable_file_keeps_none_of_the_others_back()
    {
        var store = Store();
        foreach (var exchange in (string[])["binance", "coinbase", "kraken"]) await store.SaveAsync(exchange, Venue.Keys(exchange), Cancellation);
        _folder.With("keys/coinbase.json", "not what was written");
        _folder.With("keys/Not A Name.json", "{}");
        var loaded = await Store().LoadAllAsync(Cancellation);
        Assert.Equal(["binance", "kraken"], loaded.Credentials.Keys.Order());
        Assert.Equal(("coinbase", KeyStoreErrorKind.Damaged), (loaded.Problems.Single().Key, loaded.Problems.Single().Value.Kind));
        Assert.Equal([null, KeyStoreErrorKind.Damaged, null], Store().List().Select(keys => keys.Problem?.Kind));
    }

    [Fact]
    public async Task The_password_is_asked_for_once_and_a_wrong_one_again()
    {
        var asked = new List<bool>();
        string[] answers = [Password, "wrong", Password];
        KeyStoreOptions options = new()
        {
            DataDirectory = _folder.Path,
            Environment = _ => null,
            Iterations = Iterations,
            AskPassword = (isNew, _) =>
            {
                asked.Add(isNew);
                return ValueTask.FromResult<string?>(answers[asked.Count - 1]);
            },
        };
        using (var store = new KeyStore(options))
        {
            Assert.False(store.HasPassword);
            await store.SaveAsync("binance", Venue.Keys(), Cancellation);
            await store.LoadAsync("binance", Cancellation);
            Assert.True(store.HasPassword);
        }

        using var again = new KeyStore(options);
        Assert.Equal(KeyStoreErrorKind.WrongPassword, await FailureOf(again.LoadAsync("binance", Cancellation)));
        await again.LoadAsync("binance", Cancellation);
        Assert.Equal([true, false, false], asked);
    }

    [Fact]
    public async Task A_new_password_opens_what_the_old_one_opened()
    {
        var store = Store();
        await store.SaveAsync("binance", Venue.Keys(), Cancellation);
        Assert.Equal(KeyStoreErrorKind.WrongPassword, await FailureOf(store.ChangePasswordAsync("wrong", "new", Cancellation)));
        await store.ChangePasswordAsync(Password, "new", Cancellation);
        Assert.True(await store.VerifyPasswordAsync("new", Cancellation));
        Assert.False(await store.VerifyPasswordAsync(Password, Cancellation));
        Assert.Equal(Venue.Secret, (await Store("new").LoadAsync("binance", Cancellation))["api_secret"]);
        // A store that was opened before the change still is.
        await store.SaveAsync("coinbase", Venue.Keys(), Cancellation);
        Assert.Equal(2, (await Store("new").LoadAllAsync(Cancellation)).Credentials.Count);
    }

    [Fact]
    public async Task A_store_that_was_replaced_meanwhile_is_not_written_with_the_old_key()
    {
        var store = Store();
        await store.SaveAsync("binance", Venue.Keys(), Cancellation);
        Directory.Delete(_folder.File("keys"), recursive: true);
        await Store().SaveAsync("coinbase", Venue.Keys(), Cancellation);
        Assert.Equal(KeyStoreErrorKind.Damaged, await FailureOf(store.SaveAsync("binance", Venue.Keys(), Cancellation)));
        await store.SaveAsync("binance", Venue.Keys(), Cancellation);
        Assert.Equal(2, (await Store().LoadAllAsync(Cancellation)).Credentials.Count);
    }

    [Fact]
    public async Task Environment_variables_win_and_are_never_mixed_with_the_store()
    {
        var environment = new Dictionary<string, string> { [KeyStoreOptions.PasswordVariable] = Password };
        using var store = new KeyStore(new KeyStoreOptions
        {
            DataDirectory = _folder.Path,
            Environment = name => environment.GetValueOrDefault(name),
            Iterations = Iterations,
        });
        Assert.Equal(new FoundCredentials(CredentialSource.None, null), await store.FindAsync(Venue.Descriptor, Cancellation));
        await store.SaveAsync("binance", Venue.Keys(), Cancellation);
        var found = await store.FindAsync(Venue.Descriptor, Cancellation);
        Assert.Equal((CredentialSource.KeyStore, Venue.Secret), (found.Source, found.Credentials!["api_secret"]));

        environment["BINANCE_API_KEY"] = "from the environment";
        var half = await Assert.ThrowsAsync<KeyStoreException>(() => store.FindAsync(Venue.Descriptor, Cancellation));
        Assert.Equal(KeyStoreErrorKind.Incomplete, half.Kind);
        Assert.Contains("BINANCE_API_SECRET", half.Message, StringComparison.Ordinal);
        environment["BINANCE_API_SECRET"] = "too";
        found = await store.FindAsync(Venue.Descriptor, Cancellation);
        Assert.Equal((CredentialSource.Environment, "too"), (found.Source, found.Credentials!["api_secret"]));

        environment.Clear();
        environment[KeyStoreOptions.PasswordVariable] = Password;
        await store.SaveAsync("binance", new ExchangeCredentials([KeyValuePair.Create("api_key", "alone")]), Cancellation);
        Assert.Equal(KeyStoreErrorKind.Incomplete, await FailureOf(store.FindAsync(Venue.Descriptor, Cancellation)));
    }

    [Theory]
    [InlineData("../escape")]
    [InlineData(".password")]
    [InlineData("")]
    public async Task A_name_that_is_none_never_becomes_a_path(string exchange) =>
        await Assert.ThrowsAsync<ArgumentException>(() => Store().SaveAsync(exchange, Venue.Keys(), Cancellation));

    /// <summary>By itself one writer; <see cref="Two_processes_write_at_once_and_every_file_is_whole"/> has it run in two more processes.</summary>
    [Fact]
    public async Task Keys_that_are_written_again_and_again_are_whole_each_time()
    {
        using var store = new KeyStore(new KeyStoreOptions
        {
            DataDirectory = Environment.GetEnvironmentVariable(SharedFolder) ?? _folder.Path,
            Environment = _ => Password,
            Iterations = Iterations,
            LockTimeout = TimeSpan.FromSeconds(30),
        });
        for (var i = 0; i < 50; i++)
        {
            await store.SaveAsync("binance", Venue.Keys($"{i}"), Cancellation);
            Assert.Equal("the-key", (await store.LoadAsync("binance", Cancellation))["api_key"]);
        }
    }

    [Fact]
    public async Task Two_processes_write_at_once_and_every_file_is_whole()
    {
        var writers = Enumerable.Range(0, 2).Select(_ =>
        {
            var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
            foreach (var word in (string[])
                ["-noLogo", "-method", $"{typeof(KeyStoreTests).FullName}.{nameof(Keys_that_are_written_again_and_again_are_whole_each_time)}"])
                start.ArgumentList.Add(word);
            start.Environment[SharedFolder] = _folder.Path;
            return Process.Start(start)!;
        }).ToArray();
        foreach (var writer in writers)
        {
            var output = await writer.StandardOutput.ReadToEndAsync(Cancellation);
            await writer.WaitForExitAsync(Cancellation);
            Assert.True(writer.ExitCode == 0, output);
            writer.Dispose();
        }

        Assert.Equal("49", (await Store().LoadAsync("binance", Cancellation))["api_secret"]);
        Assert.Equal([".lock", ".password.json", "binance.json"], Directory.GetFiles(_folder.File("keys")).Select(Path.GetFileName).Order());
    }

    public void Dispose()
    {
        foreach (var store in _stores) store.Dispose();
        _folder.Dispose();
    }

    private static async Task<KeyStoreErrorKind> FailureOf(Task task) => (await Assert.ThrowsAsync<KeyStoreException>(() => task)).Kind;

    private KeyStore Store(string? password = Password)
    {
        var store = new KeyStore(new KeyStoreOptions
        {
            DataDirectory = _folder.Path,
            Environment = name => name == KeyStoreOptions.PasswordVariable ? password : null,
            Iterations = Iterations,
        });
        _stores.Add(store);
        return store;
    }
}
