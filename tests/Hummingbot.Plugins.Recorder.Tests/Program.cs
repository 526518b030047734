using Hummingbot.Plugins.Recorder.Tests.Support;

// The test program, and the trading process that a test kills.
if (args is [TradingProcess.Argument, var file])
{
    await TradingProcess.RunAsync(file);
    return 0;
}

return await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
