using Hummingbot.Plugins.Host.CommandLine;

return await HbotCommandLine.RunAsync(args);
