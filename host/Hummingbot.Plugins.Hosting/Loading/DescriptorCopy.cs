namespace Hummingbot.Plugins.Hosting;

/// <summary>
/// Checks a plugin's descriptor and copies it into collections of the host's own: even an array literal can be a type of the plugin's
/// assembly, and would keep its code in memory.
/// </summary>
internal static class DescriptorCopy
{
    private const int MaxItems = 256;
    private const int MaxText = 1_000;

    /// <summary>The copy.</summary>
    /// <exception cref="BadDescriptorException">The descriptor is incomplete, contradictory or of another exchange.</exception>
    public static ExchangeDescriptor Of(ExchangeDescriptor? source, string exchange)
    {
        if (source is null) throw new BadDescriptorException("it is null");
        if (!string.Equals(source.Name, exchange, StringComparison.Ordinal))
            throw new BadDescriptorException($"it names the exchange '{source.Name}', the attribute names it '{exchange}'");
        if (source.Kind is not (ExchangeKind.Cex or ExchangeKind.Dex)) throw new BadDescriptorException($"{nameof(source.Kind)} is neither Cex nor Dex");
        return new ExchangeDescriptor
        {
            Name = source.Name,
            DisplayName = Text(source.DisplayName, nameof(source.DisplayName)),
            Kind = source.Kind,
            ExampleTradingPair = Pair(source.ExampleTradingPair),
            ExampleAsset = Text(source.ExampleAsset, nameof(source.ExampleAsset)),
            DefaultFees = Fees(source.DefaultFees),
            Credentials = Credentials(source.Credentials),
            SupportedOrderTypes = OrderTypes(source.SupportedOrderTypes),
            Endpoints = Addresses(source.Endpoints, nameof(source.Endpoints)),
            Settings = Settings(source.Settings),
            Links = Addresses(source.Links, nameof(source.Links)),
        };
    }

    private static string Text(string? text, string what) =>
        string.IsNullOrWhiteSpace(text) ? throw new BadDescriptorException($"{what} is missing")
        : text.Length > MaxText ? throw new BadDescriptorException($"{what} is longer than {MaxText} characters")
        : text;

    private static string Pair(string? pair)
    {
        const string What = nameof(ExchangeDescriptor.ExampleTradingPair);
        var text = Text(pair, What);
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        var isPair = dash > 0 && dash < text.Length - 1 && text.LastIndexOf('-') == dash && !text.AsSpan().ContainsAny(" \t/:");
        return isPair ? text : throw new BadDescriptorException($"{What} '{text}' is not of the form BASE-QUOTE");
    }

    private static TradeFeeSchema Fees(TradeFeeSchema? fees)
    {
        if (fees is null) throw new BadDescriptorException($"{nameof(ExchangeDescriptor.DefaultFees)} is missing");
        return fees with
        {
            MakerFixedFees = Amounts(fees.MakerFixedFees, nameof(fees.MakerFixedFees)),
            TakerFixedFees = Amounts(fees.TakerFixedFees, nameof(fees.TakerFixedFees)),
        };
    }

    private static TokenAmount[] Amounts(IReadOnlyList<TokenAmount>? amounts, string what)
    {
        var copy = Items(amounts, what);
        foreach (var amount in copy) Text(amount.Token, $"a token of {what}");
        return copy;
    }

    private static CredentialField[] Credentials(IReadOnlyList<CredentialField>? fields)
    {
        const string What = nameof(ExchangeDescriptor.Credentials);
        var copy = Items(fields, What);
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in copy)
        {
            if (!ExchangeName.IsValid(field.Key))
                throw new BadDescriptorException(
                    $"the credential key '{field.Key}' is not made of lower-case letters, digits and underscores");
            if (!keys.Add(field.Key)) throw new BadDescriptorException($"the credential key '{field.Key}' occurs twice");
            Text(field.Prompt, $"the prompt of credential '{field.Key}'");
            Text(field.EnvironmentVariable, $"the environment variable of credential '{field.Key}'");
        }

        return copy;
    }

    private static SettingField[] Settings(IReadOnlyList<SettingField>? fields)
    {
        const string What = nameof(ExchangeDescriptor.Settings);
        var copy = Items(fields, What);
        var keys = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < copy.Length; i++)
        {
            var field = copy[i];
            if (!keys.Add(Text(field.Key, $"a key of {What}")))
                throw new BadDescriptorException($"the setting '{field.Key}' occurs twice");
            Text(field.Description, $"the description of setting '{field.Key}'");
            if (field.Default is null) throw new BadDescriptorException($"the default of setting '{field.Key}' is missing");
            copy[i] = field with { AllowedValues = Items(field.AllowedValues, $"the allowed values of setting '{field.Key}'") };
        }

        return copy;
    }

    private static OrderType[] OrderTypes(IReadOnlyList<OrderType>? types)
    {
        const string What = nameof(ExchangeDescriptor.SupportedOrderTypes);
        if (types is null) throw new BadDescriptorException($"{What} is null");
        if (types.Count > MaxItems) throw new BadDescriptorException($"{What} has more than {MaxItems} entries");
        var copy = new OrderType[types.Count];
        for (var i = 0; i < copy.Length; i++)
            copy[i] = Enum.IsDefined(types[i]) ? types[i] : throw new BadDescriptorException($"{What} has an unknown entry {types[i]}");
        return copy;
    }

    private static Dictionary<string, Uri> Addresses(IReadOnlyDictionary<string, Uri>? addresses, string what)
    {
        if (addresses is null) throw new BadDescriptorException($"{what} is null");
        if (addresses.Count > MaxItems) throw new BadDescriptorException($"{what} has more than {MaxItems} entries");
        var copy = new Dictionary<string, Uri>(addresses.Count, StringComparer.Ordinal);
        foreach (var (key, address) in addresses)
        {
            if (address is not { IsAbsoluteUri: true }) throw new BadDescriptorException($"{what} '{key}' is not an absolute address");
            copy[Text(key, $"a key of {what}")] = new Uri(address.OriginalString);
        }

        return copy;
    }

    private static T[] Items<T>(IReadOnlyList<T>? items, string what) where T : class
    {
        if (items is null) throw new BadDescriptorException($"{what} is null");
        if (items.Count > MaxItems) throw new BadDescriptorException($"{what} has more than {MaxItems} entries");
        var copy = new T[items.Count];
        for (var i = 0; i < copy.Length; i++) copy[i] = items[i] ?? throw new BadDescriptorException($"{what} has an entry that is null");
        return copy;
    }
}
