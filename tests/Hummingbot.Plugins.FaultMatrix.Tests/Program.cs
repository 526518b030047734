using Hummingbot.Plugins.FaultMatrix.Tests.Killing;

// The test program, and the trading process that a test kills.
if (args is [TradingProcess.Argument])
{
    await TradingProcess.RunAsync();
    return 0;
}

return await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
