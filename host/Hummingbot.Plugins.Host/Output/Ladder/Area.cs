namespace Hummingbot.Plugins.Host.Output.Ladder;

/// <summary>A part of the screen, in cells.</summary>
internal readonly record struct Area(int Left, int Top, int Width, int Height);
