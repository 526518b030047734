using System.Reflection;

namespace Hummingbot.Plugins.Tests;

public class ContractTests
{
    private static readonly Assembly Contract = typeof(IExchangePlugin).Assembly;

    [Fact]
    public void The_public_surface_equals_its_listing()
    {
        var listing = Metadata("PublicApiListing");
        var actual = PublicApiListing.Of(Contract);
        if (Environment.GetEnvironmentVariable("UPDATE_PUBLIC_API") == "1") File.WriteAllText(listing, actual);
        Assert.True(
            File.ReadAllText(listing).ReplaceLineEndings("\n") == actual,
            "The contract's public surface differs from abstractions/Hummingbot.Plugins.Abstractions/PublicApi.txt. A removal or change breaks "
            + "plugins that exist and needs a new contract major; an addition needs a new minor (interface members with a default body). Then run "
            + "this test with UPDATE_PUBLIC_API=1 and commit the listing.");
    }

    [Fact]
    public void The_assembly_version_is_that_of_the_contract_major()
    {
        Assert.Equal(new Version(ContractVersion.Current.Major, 0, 0, 0), Contract.GetName().Version);
    }

    [Fact]
    public void The_contract_depends_on_nothing_but_dotnet_and_its_abstractions()
    {
        var foreign = Contract.GetReferencedAssemblies().Select(reference => reference.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal)
                && name is not "Microsoft.Extensions.DependencyInjection.Abstractions" and not "Microsoft.Extensions.Logging.Abstractions");
        Assert.Empty(foreign);
    }

    [Theory]
    [InlineData("1.0", true)]
    [InlineData("12.34", true)]
    [InlineData("1", false)]
    [InlineData("1.", false)]
    [InlineData(".1", false)]
    [InlineData("1.0.0", false)]
    [InlineData("-1.0", false)]
    [InlineData("+1.0", false)]
    [InlineData(" 1.0", false)]
    [InlineData("1.99999999999", false)]
    [InlineData(null, false)]
    public void A_contract_version_is_two_plain_numbers(string? text, bool valid)
    {
        Assert.Equal(valid, ContractVersion.TryParse(text, out var version));
        if (valid) Assert.Equal(text, version.ToString());
    }

    [Fact]
    public void Contract_versions_compare_by_number_not_by_text()
    {
        Assert.True(new ContractVersion(1, 10) > new ContractVersion(1, 9));
        Assert.True(new ContractVersion(2, 0) > new ContractVersion(1, 99));
    }

    private static string Metadata(string key) =>
        typeof(ContractTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
