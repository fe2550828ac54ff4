using Mapster;

namespace PartnerGraph.Api.Schema;

/// <summary>
/// From rows to types of the schema. Each capability's <see cref="IRegister"/> is collected here; a type with a member that no
/// row fills stops the server at start.
/// </summary>
public static class Mapping
{
    public static TypeAdapterConfig Config { get; } = Build();

    public static T To<T>(this object row) => row.Adapt<T>(Config);

    private static TypeAdapterConfig Build()
    {
        var config = new TypeAdapterConfig { RequireDestinationMemberSource = true, RequireExplicitMapping = true };
        config.Scan(typeof(Mapping).Assembly);
        config.Compile();
        return config;
    }
}
