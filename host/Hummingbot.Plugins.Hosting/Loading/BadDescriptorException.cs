namespace Hummingbot.Plugins.Hosting;

/// <summary>What is wrong with a descriptor, as a clause that follows "its descriptor cannot be used:".</summary>
internal sealed class BadDescriptorException(string message) : Exception(message);
