using PartnerGraph.Api.GraphQL.Schema;

namespace PartnerGraph.Api.GraphQL.Tests;

public sealed class MappingTests
{
    [Fact]
    public void Every_mapping_from_rows_to_types_is_complete() => Assert.NotNull(Mapping.Config);
}
