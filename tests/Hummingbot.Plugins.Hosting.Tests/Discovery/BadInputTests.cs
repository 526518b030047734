namespace Hummingbot.Plugins.Hosting.Tests.Discovery;

/// <summary>Each flaw of a folder gives one reason and a remedy, and a good plugin beside it is loaded all the same.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly PluginRoot _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public async Task A_DLL_in_the_plugin_directory_itself_is_told_to_move()
    {
        File.Copy(Path.Combine(PluginRoot.Output("Fixture"), "Fixture.dll"), Path.Combine(_root.Path, "Loose.dll"));
        var status = await RefusedAsync("Loose.dll", PluginState.Rejected, PluginReason.LooseAssembly);
        Assert.Contains("into its own folder", status.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public Task An_empty_folder_is_named_as_such()
    {
        Directory.CreateDirectory(_root.Folder("nothing"));
        return RefusedAsync("nothing", PluginState.Rejected, PluginReason.EmptyFolder);
    }

    [Fact]
    public Task A_text_file_named_dll_is_no_assembly()
    {
        Write("text", "Text.dll", "this is not an assembly, whatever its name says"u8);
        return RefusedAsync("text", PluginState.Rejected, PluginReason.NotAnAssembly, "Text.dll");
    }

    [Fact]
    public Task A_file_without_content_is_no_assembly()
    {
        Write("hollow", "Hollow.dll", []);
        return RefusedAsync("hollow", PluginState.Rejected, PluginReason.NotAnAssembly, "is empty");
    }

    [Fact]
    public Task A_native_library_is_told_from_an_assembly()
    {
        var native = Directory.GetFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "libSystem.Native.*").First();
        Directory.CreateDirectory(_root.Folder("native"));
        File.Copy(native, _root.File("native", "Native.dll"));
        return RefusedAsync("native", PluginState.Rejected, PluginReason.NativeLibrary, "native library");
    }

    [Fact]
    public Task A_truncated_assembly_is_damaged()
    {
        _root.Add("Fixture", "cut");
        var path = _root.File("cut", "Fixture.dll");
        var bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(path, bytes[..(bytes.Length / 2)]);
        return RefusedAsync("cut", PluginState.Rejected, PluginReason.NotAnAssembly);
    }

    [Fact]
    public Task An_oversized_assembly_is_not_even_opened()
    {
        Directory.CreateDirectory(_root.Folder("huge"));
        using (var stream = File.Create(_root.File("huge", "Huge.dll"))) stream.SetLength(AssemblyFile.MaxLength + 1);
        return RefusedAsync("huge", PluginState.Rejected, PluginReason.TooLarge);
    }

    [Fact]
    public Task A_folder_with_too_many_files_is_not_read_to_its_end()
    {
        Directory.CreateDirectory(_root.Folder("crowd"));
        for (var i = 0; i <= 4_096; i++) File.Create(_root.File("crowd", $"{i}.txt")).Dispose();
        return RefusedAsync("crowd", PluginState.Rejected, PluginReason.TooLarge, "more than 4096 files");
    }

    [Fact]
    public Task A_dangling_link_cannot_be_read()
    {
        Directory.CreateDirectory(_root.Folder("dangling"));
        File.CreateSymbolicLink(_root.File("dangling", "Gone.dll"), _root.File("dangling", "nowhere.dll"));
        return RefusedAsync("dangling", PluginState.Rejected, PluginReason.Unreadable);
    }

    [Fact]
    public async Task A_link_out_of_the_folder_is_refused()
    {
        using var elsewhere = new PluginRoot();
        elsewhere.Add("Fixture");
        Directory.CreateDirectory(_root.Folder("escape"));
        File.CreateSymbolicLink(_root.File("escape", "Fixture.dll"), elsewhere.File("Fixture", "Fixture.dll"));
        var status = await RefusedAsync("escape", PluginState.Rejected, PluginReason.EscapingLink, "outside");
        Assert.Contains("copy of the file", status.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public Task A_dependency_file_without_its_DLL_leaves_no_entry()
    {
        _root.Add("Fixture", "headless");
        File.Delete(_root.File("headless", "Fixture.dll"));
        return RefusedAsync("headless", PluginState.Rejected, PluginReason.NoEntryAssembly, "Fixture.dll");
    }

    [Fact]
    public Task An_assembly_without_a_plugin_type_is_refused()
    {
        _root.Add("NoPluginType");
        return RefusedAsync("NoPluginType", PluginState.Rejected, PluginReason.NoPluginType, "no plugin type");
    }

    [Fact]
    public Task An_assembly_with_two_plugin_types_is_refused_with_both_names()
    {
        _root.Add("TwoPluginTypes");
        return RefusedAsync(
            "TwoPluginTypes",
            PluginState.Rejected,
            PluginReason.TwoPluginTypes,
            "two plugin types: Hummingbot.Plugins.Fixtures.LeftPlugin, Hummingbot.Plugins.Fixtures.RightPlugin");
    }

    [Fact]
    public Task Two_assemblies_with_a_plugin_in_one_folder_are_refused()
    {
        _root.Add("Fixture", "both");
        _root.Add("PrivateDepV1", "both");
        return RefusedAsync("both", PluginState.Rejected, PluginReason.TwoPluginTypes, "Fixture.dll, PrivateDepV1.dll");
    }

    [Theory]
    [InlineData("Fixture_00")]
    [InlineData("fixture-00")]
    [InlineData("0fixture_0")]
    [InlineData("../fixture")]
    public Task A_name_that_breaks_the_rules_is_refused(string name)
    {
        _root.AddFixture(name, folder: "named");
        return RefusedAsync("named", PluginState.Rejected, PluginReason.BadName, name);
    }

    [Fact]
    public Task An_assembly_for_another_framework_is_incompatible()
    {
        _root.Add("OtherFramework");
        return RefusedAsync("OtherFramework", PluginState.Incompatible, PluginReason.OtherFramework, ".NETStandard 2.0");
    }

    [Fact]
    public Task An_assembly_for_a_later_runtime_is_incompatible()
    {
        _root.Add("Fixture", "later");
        _root.Patch("later", "Fixture.dll", ".NETCoreApp,Version=v10.0", ".NETCoreApp,Version=v99.0");
        return RefusedAsync("later", PluginState.Incompatible, PluginReason.OtherFramework, ".NETCoreApp 99.0");
    }

    [Fact]
    public Task An_assembly_that_knows_no_contract_is_incompatible()
    {
        _root.Add("PrivateLibraryV1");
        return RefusedAsync("PrivateLibraryV1", PluginState.Incompatible, PluginReason.NotBuiltAgainstContract);
    }

    [Fact]
    public Task Another_major_of_the_contract_is_incompatible()
    {
        _root.Add("NewerMajor");
        return RefusedAsync("NewerMajor", PluginState.Incompatible, PluginReason.OtherContractMajor, "contract 2.0");
    }

    [Fact]
    public async Task What_the_contract_does_not_have_yet_is_named()
    {
        _root.Add("NewerContract");
        var status = await RefusedAsync(
            "NewerContract",
            PluginState.Incompatible,
            PluginReason.NewerContract,
            "built against contract 1.1 and uses IExchangeConnector.VenueTimeZone, which this host's contract 1.0 does not have");
        Assert.Contains("Update hbot", status.Remedy, StringComparison.Ordinal);
        Assert.Equal(new ContractVersion(1, 1), status.Contract);
    }

    [Fact]
    public async Task A_later_stamp_alone_does_no_harm()
    {
        _root.AddFixture("fixture_01");
        _root.Patch("fixture_01", "Fixture.dll", "\u00031.0\0\0", "\u00031.1\0\0");
        await using var registry = await TestRegistry.StartAsync(_root);
        var status = registry.GetStatus("fixture_01");
        Assert.Equal(PluginState.Ready, status.State);
        Assert.Equal(new ContractVersion(1, 1), status.Contract);
    }

    [Fact]
    public Task A_folder_with_its_own_contract_is_refused()
    {
        _root.Add("Fixture", "carrier");
        File.Copy(
            Path.Combine(PluginRoot.Output("ContractNext"), "Hummingbot.Plugins.Abstractions.dll"),
            _root.File("carrier", "Hummingbot.Plugins.Abstractions.dll"));
        return RefusedAsync("carrier", PluginState.Rejected, PluginReason.CarriesContract, "always comes from the host");
    }

    [Fact]
    public Task A_missing_private_dependency_is_named_with_its_version()
    {
        _root.Add("PrivateDepV2");
        File.Delete(_root.File("PrivateDepV2", "PrivateLibrary.dll"));
        return RefusedAsync(
            "PrivateDepV2",
            PluginState.Rejected,
            PluginReason.MissingDependency,
            "needs PrivateLibrary 2.0.0.0, which is neither in its folder nor part of .NET");
    }

    [Fact]
    public Task A_private_dependency_that_is_too_old_is_named()
    {
        _root.Add("PrivateDepV2");
        File.Copy(
            Path.Combine(PluginRoot.Output("PrivateLibraryV1"), "PrivateLibrary.dll"),
            _root.File("PrivateDepV2", "PrivateLibrary.dll"),
            overwrite: true);
        return RefusedAsync("PrivateDepV2", PluginState.Rejected, PluginReason.MissingDependency, "needs PrivateLibrary 2.0.0.0, but its folder has 1.0.0.0");
    }

    [Fact]
    public async Task Two_folders_that_claim_one_exchange_are_both_refused()
    {
        _root.AddFixture("fixture_01", folder: "honest");
        _root.AddFixture("fixture_01", folder: "impostor");
        await RefusedAsync("honest", PluginState.Rejected, PluginReason.DuplicateName, "impostor");
        await RefusedAsync("impostor", PluginState.Rejected, PluginReason.DuplicateName, "honest");
    }

    [Fact]
    public async Task A_broken_copy_of_a_plugin_does_not_take_the_good_one_down()
    {
        _root.Add("PrivateDepV2", "good");
        _root.Add("PrivateDepV2", "broken");
        File.Delete(_root.File("broken", "PrivateLibrary.dll"));
        await using var registry = await TestRegistry.StartAsync(_root);
        var broken = registry.Plugins.Single(plugin => Path.GetFileName(plugin.Folder) == "broken");
        var good = registry.Plugins.Single(plugin => Path.GetFileName(plugin.Folder) == "good");
        Assert.Equal(PluginReason.MissingDependency, broken.ReasonCode);
        Assert.Equal(PluginState.Ready, good.State);
    }

    [Fact]
    public async Task A_plugin_directory_that_is_a_file_is_reported()
    {
        var file = Path.Combine(_root.Path, "file");
        File.WriteAllText(file, "not a directory");
        _root.AddFixture("fixture_99");
        await using var registry = await TestRegistry.StartAsync(_root, options => options.PluginDirectories.Add(file));
        Assert.Equal(PluginReason.Unreadable, registry.Plugins.Single(plugin => plugin.Folder == file).ReasonCode);
        Assert.Equal(["fixture_99"], registry.Exchanges.Keys);
    }

    [Fact]
    public async Task Folders_that_begin_with_a_dot_and_directories_that_do_not_exist_are_passed_over()
    {
        _root.AddFixture("fixture_01", folder: ".store");
        await using var registry = await TestRegistry.StartAsync(
            _root, options => options.PluginDirectories.Add(Path.Combine(_root.Path, "nowhere")));
        Assert.Empty(registry.Plugins);
    }

    [Fact]
    public async Task Random_damage_never_gets_further_than_a_reason()
    {
        var random = new Random(20260101);
        _root.Add("Fixture", "source");
        var original = await File.ReadAllBytesAsync(_root.File("source", "Fixture.dll"), TestRegistry.Cancelled);
        Directory.Delete(_root.Folder("source"), recursive: true);
        for (var i = 0; i < 200; i++)
        {
            var bytes = (byte[])original.Clone();
            for (var n = 0; n < 1 + random.Next(40); n++) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            Write($"damaged_{i:000}", "Fixture.dll", bytes);
        }

        await using var registry = TestRegistry.Create(_root);
        await registry.DiscoverAsync(TestRegistry.Cancelled);
        Assert.Equal(200, registry.Plugins.Count);
        Assert.All(registry.Plugins, plugin => Assert.True(plugin.ReasonCode == PluginReason.None || plugin.Reason?.Length > 0));
    }

    private async Task<PluginStatus> RefusedAsync(string folder, PluginState state, PluginReason code, string part = "")
    {
        if (!Directory.Exists(_root.Folder("fixture_99"))) _root.AddFixture("fixture_99");
        await using var registry = await TestRegistry.StartAsync(_root);
        var status = registry.StatusOf(folder);
        Assert.Equal((state, code), (status.State, status.ReasonCode));
        Assert.Contains(part, status.Reason, StringComparison.Ordinal);
        Assert.False(string.IsNullOrWhiteSpace(status.Remedy));
        Assert.False(status.IsLoaded);
        Assert.Empty(status.Faults);
        Assert.Equal(["fixture_99"], registry.Exchanges.Keys);
        return status;
    }

    private void Write(string folder, string file, ReadOnlySpan<byte> content)
    {
        Directory.CreateDirectory(_root.Folder(folder));
        File.WriteAllBytes(_root.File(folder, file), content);
    }
}
