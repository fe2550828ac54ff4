using Mapster;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Schema;

/// <summary>
/// From rows to types of the schema. Each capability's <see cref="IRegister"/> is collected here; a type with a member that no
/// row fills fails a test, and its first use.
/// </summary>
public static class Mapping
{
    public static TypeAdapterConfig Config { get; } = Build();

    public static T To<T>(this object row) => row.Adapt<T>(Config);

    /// <summary>Compiles every mapping, which at start would cost more than most processes need.</summary>
    /// <exception cref="CompileException">A type has a member that no row fills.</exception>
    public static void Verify() => Config.Compile();

    private static TypeAdapterConfig Build()
    {
        var config = new TypeAdapterConfig { RequireDestinationMemberSource = true, RequireExplicitMapping = true };
        // Values of the domain are taken as they are, never copied member by member.
        config.NewConfig<Money, Money>().MapWith(money => money);
        config.NewConfig<BillingMonth, BillingMonth>().MapWith(month => month);
        config.Scan(typeof(Mapping).Assembly);
        return config;
    }
}
