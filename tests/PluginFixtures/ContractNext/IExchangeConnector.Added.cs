namespace Hummingbot.Plugins;

public partial interface IExchangeConnector
{
    /// <summary>What a later minor version of the contract might add.</summary>
    string VenueTimeZone => "UTC";
}
