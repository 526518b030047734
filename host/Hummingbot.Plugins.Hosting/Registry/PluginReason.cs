namespace Hummingbot.Plugins.Hosting;

/// <summary>Why a plugin is in its state, for programs; <see cref="PluginStatus.Reason"/> says it to people. Values never change meaning.</summary>
public enum PluginReason
{
    /// <summary>Nothing is wrong.</summary>
    None = 0,

    /// <summary>A DLL lies in the plugin directory itself instead of in a folder of its own.</summary>
    LooseAssembly = 1,

    /// <summary>The folder has no DLL in it.</summary>
    EmptyFolder = 2,

    /// <summary>A file or the folder cannot be read.</summary>
    Unreadable = 3,

    /// <summary>A file is larger than the host reads, or the folder holds too many.</summary>
    TooLarge = 4,

    /// <summary>A link in the folder leads out of it.</summary>
    EscapingLink = 5,

    /// <summary>The entry file is no executable image at all.</summary>
    NotAnAssembly = 6,

    /// <summary>The entry file is a native library.</summary>
    NativeLibrary = 7,

    /// <summary>The folder has several .deps.json files, or the one there names a DLL that is not there.</summary>
    NoEntryAssembly = 8,

    /// <summary>No class carries the plugin attribute.</summary>
    NoPluginType = 9,

    /// <summary>More than one class carries the plugin attribute.</summary>
    TwoPluginTypes = 10,

    /// <summary>The plugin class is not public, abstract, generic, without the contract's interface or without a usable constructor.</summary>
    UnusablePluginType = 11,

    /// <summary>The exchange name in the attribute breaks the rules for names.</summary>
    BadName = 12,

    /// <summary>Two folders claim the same exchange name.</summary>
    DuplicateName = 13,

    /// <summary>The folder carries its own copy of the contract assembly.</summary>
    CarriesContract = 14,

    /// <summary>A private dependency is missing, or older than what is referred to.</summary>
    MissingDependency = 15,

    /// <summary>The content differs from what was locked.</summary>
    Modified = 16,

    /// <summary>Only locked plugins may load, and this one is not.</summary>
    NotLocked = 17,

    /// <summary>The lock names a plugin that is not in any plugin directory.</summary>
    LockedButMissing = 18,

    /// <summary>The assembly does not refer to the contract.</summary>
    NotBuiltAgainstContract = 20,

    /// <summary>The assembly was built against another major version of the contract.</summary>
    OtherContractMajor = 21,

    /// <summary>The assembly uses something that this host's contract does not have.</summary>
    NewerContract = 22,

    /// <summary>The assembly targets a framework that this host does not run.</summary>
    OtherFramework = 23,

    /// <summary>The operator has turned the plugin off.</summary>
    DisabledByOperator = 30,

    /// <summary>The plugin was not among those selected for this run.</summary>
    NotSelected = 31,

    /// <summary>The assembly could not be loaded or its class not created.</summary>
    LoadFailed = 40,

    /// <summary>Constructor, descriptor or registration threw.</summary>
    StartThrew = 41,

    /// <summary>Constructor, descriptor or registration did not return in time.</summary>
    StartTimedOut = 42,

    /// <summary>The plugin registered nothing, or not everything that the contract requires.</summary>
    MissingServices = 43,

    /// <summary>The descriptor is incomplete or names another exchange.</summary>
    BadDescriptor = 44,

    /// <summary>The operator's settings for the exchange cannot be used.</summary>
    BadSettings = 45,

    /// <summary>A call into the plugin threw something that is not an exchange error.</summary>
    CallThrew = 46,

    /// <summary>A call into the plugin did not return in time.</summary>
    CallTimedOut = 47,

    /// <summary>The plugin faulted too often.</summary>
    TooManyFaults = 50,

    /// <summary>New content could not be started; the earlier one keeps running.</summary>
    ReloadFailed = 51,
}
