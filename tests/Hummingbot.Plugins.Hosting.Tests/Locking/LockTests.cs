namespace Hummingbot.Plugins.Hosting.Tests.Locking;

public sealed class LockTests : IDisposable
{
    private readonly PluginRoot _root = new();
    private readonly PluginRoot _other = new();

    public void Dispose()
    {
        _root.Dispose();
        _other.Dispose();
    }

    [Fact]
    public async Task The_hash_depends_on_names_and_content_and_on_nothing_else()
    {
        var one = _root.AddFixture("fixture_01");
        var two = _other.AddFixture("fixture_01", folder: "elsewhere");
        File.SetLastWriteTimeUtc(_other.File("elsewhere", "Fixture.dll"), new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        var hash = await ContentHash.ComputeAsync(one, TestRegistry.Cancelled);
        Assert.StartsWith("h1:", hash, StringComparison.Ordinal);
        Assert.Equal(hash, await ContentHash.ComputeAsync(two, TestRegistry.Cancelled));

        File.Move(_other.File("elsewhere", "Fixture.deps.json"), _other.File("elsewhere", "Fixture.DEPS.json"));
        Assert.NotEqual(hash, await ContentHash.ComputeAsync(two, TestRegistry.Cancelled));
        _root.Patch("fixture_01", "Fixture.dll", "no pairs today", "no pairs TODAY", utf16: true);
        Assert.NotEqual(hash, await ContentHash.ComputeAsync(one, TestRegistry.Cancelled));
    }

    [Fact]
    public async Task A_file_more_or_one_in_another_folder_is_other_content()
    {
        var folder = _root.AddFixture("fixture_01");
        var hash = await ContentHash.ComputeAsync(folder, TestRegistry.Cancelled);
        Directory.CreateDirectory(_root.File("fixture_01", "sub"));
        await File.WriteAllTextAsync(_root.File("fixture_01", "sub/empty.txt"), "", TestRegistry.Cancelled);
        var more = await ContentHash.ComputeAsync(folder, TestRegistry.Cancelled);
        Assert.NotEqual(hash, more);
        File.Move(_root.File("fixture_01", "sub/empty.txt"), _root.File("fixture_01", "empty.txt"));
        Assert.NotEqual(more, await ContentHash.ComputeAsync(folder, TestRegistry.Cancelled));
    }

    [Fact]
    public async Task The_hash_is_that_of_the_documented_text()
    {
        var folder = Directory.CreateDirectory(_root.Folder("plain")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "b.txt"), "", TestRegistry.Cancelled);
        Directory.CreateDirectory(Path.Combine(folder, "a"));
        await File.WriteAllTextAsync(Path.Combine(folder, "a", "c.txt"), "abc", TestRegistry.Cancelled);
        var text = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a/c.txt\n"
            + "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  b.txt\n";
        var expected = "h1:" + Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));
        Assert.Equal(expected, await ContentHash.ComputeAsync(folder, TestRegistry.Cancelled));
    }

    [Fact]
    public async Task A_plugin_is_unlocked_then_locked_then_modified_and_then_never_loads()
    {
        _root.AddFixture("fixture_01");
        _root.AddFixture("fixture_99");
        await using (var first = await TestRegistry.StartAsync(_root, Locked))
        {
            Assert.Equal((LockVerdict.Unlocked, PluginState.Ready), (first.GetStatus("fixture_01").Lock, first.GetStatus("fixture_01").State));
            var entry = await first.LockAsync("fixture_01", TestRegistry.Cancelled);
            Assert.Equal(("1.2.3", "1.0"), (entry.Version, entry.Contract));
        }

        await using (var second = await TestRegistry.StartAsync(_root, Locked))
            Assert.Equal((LockVerdict.Locked, PluginState.Ready), (second.GetStatus("fixture_01").Lock, second.GetStatus("fixture_01").State));

        _root.Behave("fixture_01", "prices=7");
        await using var third = await TestRegistry.StartAsync(_root, Locked);
        var status = third.GetStatus("fixture_01");
        Assert.Equal(
            (LockVerdict.Modified, PluginState.Rejected, PluginReason.Modified, false), (status.Lock, status.State, status.ReasonCode, status.IsLoaded));
        Assert.Contains("hbot plugins verify fixture_01 --write-lock", status.Remedy, StringComparison.Ordinal);
        Assert.Equal(PluginReason.Modified, (await third.EnableAsync("fixture_01", TestRegistry.Cancelled)).ReasonCode);
        Assert.Equal(["fixture_99"], third.Exchanges.Keys);

        await third.LockAsync("fixture_01", TestRegistry.Cancelled);
        Assert.Equal((PluginState.Ready, LockVerdict.Locked), await StateAfterEnableAsync(third));
        Assert.True(await third.UnlockAsync("fixture_01", TestRegistry.Cancelled));
        Assert.False(await third.UnlockAsync("fixture_01", TestRegistry.Cancelled));
    }

    [Fact]
    public async Task A_reload_to_modified_content_keeps_what_runs()
    {
        _root.AddFixture("fixture_01");
        await using var registry = await TestRegistry.StartAsync(_root, Locked);
        await registry.LockAsync("fixture_01", TestRegistry.Cancelled);
        _root.Behave("fixture_01", "prices=7");
        var status = await registry.ReloadAsync("fixture_01", TestRegistry.Cancelled);
        Assert.Equal((PluginReason.ReloadFailed, true), (status.ReasonCode, status.IsLoaded));
        Assert.Contains("differs from what was locked", status.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_only_locked_plugins_may_load_the_others_are_refused_and_missing_ones_reported()
    {
        _root.AddFixture("fixture_01");
        _root.AddFixture("fixture_02");
        _root.AddFixture("fixture_03");
        await using (var first = await TestRegistry.StartAsync(_root, Locked))
        {
            await first.LockAsync("fixture_01", TestRegistry.Cancelled);
            await first.LockAsync("fixture_03", TestRegistry.Cancelled);
        }

        Directory.Delete(_root.Folder("fixture_03"), recursive: true);
        await using var registry = await TestRegistry.StartAsync(_root, options =>
        {
            Locked(options);
            options.RequireLocked = true;
        });
        Assert.Equal(["fixture_01"], registry.Exchanges.Keys);
        Assert.Equal(PluginReason.NotLocked, registry.GetStatus("fixture_02").ReasonCode);
        Assert.Equal(PluginReason.LockedButMissing, registry.GetStatus("fixture_03").ReasonCode);
        Assert.Null(registry.GetStatus("fixture_03").Folder);
        Assert.Equal(PluginReason.LockedButMissing, (await registry.EnableAsync("fixture_03", TestRegistry.Cancelled)).ReasonCode);
    }

    [Fact]
    public async Task The_lock_tells_an_honest_folder_from_an_impostor()
    {
        _root.AddFixture("fixture_01", folder: "honest");
        await using (var first = await TestRegistry.StartAsync(_root, Locked)) await first.LockAsync("fixture_01", TestRegistry.Cancelled);
        _root.AddFixture("fixture_01", "prices=7", folder: "a_copy");
        await using var registry = await TestRegistry.StartAsync(_root, Locked);
        Assert.Equal(PluginState.Ready, registry.StatusOf("honest").State);
        var impostor = registry.StatusOf("a_copy");
        Assert.Equal((PluginState.Rejected, PluginReason.DuplicateName), (impostor.State, impostor.ReasonCode));
    }

    [Fact]
    public void The_lock_file_is_sorted_and_stable()
    {
        var path = Path.Combine(_root.Path, "plugins.lock.json");
        var at = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
        PluginLockFile.Empty.With("zeta", new("2.0", "h1:z", "1.0", at)).With("alpha", new("1.0", "h1:a", "1.0", at)).Write(path);
        Assert.Equal(
            """
            {
              "schema": 1,
              "plugins": {
                "alpha": {
                  "version": "1.0",
                  "content": "h1:a",
                  "contract": "1.0",
                  "lockedAt": "2026-01-02T03:04:05+00:00"
                },
                "zeta": {
                  "version": "2.0",
                  "content": "h1:z",
                  "contract": "1.0",
                  "lockedAt": "2026-01-02T03:04:05+00:00"
                }
              }
            }

            """.ReplaceLineEndings("\n"),
            File.ReadAllText(path));
        Assert.Equal(["alpha", "zeta"], PluginLockFile.Read(path).Entries.Keys);
        Assert.Single(Directory.GetFiles(_root.Path));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"schema\":2,\"plugins\":{}}")]
    [InlineData("{\"schema\":1,\"plugins\":{\"a\":{}}}")]
    [InlineData("{\"schema\":1,\"plugins\":{\"Not A Name\":{\"version\":\"1\",\"content\":\"h1:\",\"contract\":\"1.0\",\"lockedAt\":\"2026-01-02T03:04:05Z\"}}}")]
    [InlineData("{\"schema\":1,\"plugins\":{\"a\":{\"version\":\"1\",\"content\":\"md5:\",\"contract\":\"1.0\",\"lockedAt\":\"2026-01-02T03:04:05Z\"}}}")]
    public async Task A_damaged_lock_file_lets_nothing_load(string content)
    {
        _root.AddFixture("fixture_01");
        await File.WriteAllTextAsync(Path.Combine(_other.Path, "plugins.lock.json"), content, TestRegistry.Cancelled);
        await using var registry = TestRegistry.Create(_root, Locked);
        var error = await Assert.ThrowsAsync<InvalidDataException>(() => registry.StartAsync(TestRegistry.Cancelled));
        Assert.Contains("plugins.lock.json", error.Message, StringComparison.Ordinal);
        Assert.Empty(registry.Exchanges);
    }

    private static async Task<(PluginState, LockVerdict)> StateAfterEnableAsync(PluginRegistry registry)
    {
        var status = await registry.EnableAsync("fixture_01", TestRegistry.Cancelled);
        return (status.State, status.Lock);
    }

    private void Locked(PluginHostOptions options) => options.LockFile = Path.Combine(_other.Path, "plugins.lock.json");
}
