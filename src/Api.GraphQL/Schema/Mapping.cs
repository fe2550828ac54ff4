using Mapster;
using PartnerGraph.Domain.Kernel;

namespace PartnerGraph.Api.Schema;

/// <summary>
/// From rows to types of the schema. Each capability's <see cref="IRegister"/> is collected here; a type with a member that no
/// row fills stops the server at start.
/// </summary>
public static class Mapping
{
    public static TypeAdapterConfig Config { get; } = Build();

    public static T To<T>(this object row) => row.Adapt<T>(Config);

    /// <summary>Compiles every mapping now rather than at its first use.</summary>
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
