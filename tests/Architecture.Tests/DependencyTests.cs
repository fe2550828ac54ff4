using NetArchTest.Rules;
using PartnerGraph.Processes;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Architecture.Tests;

/// <summary>Write.Domain &lt;- Write.EventStore &lt;- Write.Application &lt;- Read.Projections &lt;- Processes &lt;- Api.GraphQL.</summary>
public sealed class DependencyTests
{
    private static readonly string[] Layers =
    [
        "PartnerGraph.Write.Domain", "PartnerGraph.Write.EventStore", "PartnerGraph.Write.Application", "PartnerGraph.Read.Projections",
        "PartnerGraph.Processes", "PartnerGraph.Api.GraphQL",
    ];

    [Theory]
    [InlineData(typeof(Decision))]
    [InlineData(typeof(IEventStore))]
    [InlineData(typeof(CommandRunner))]
    [InlineData(typeof(PageRequest))]
    [InlineData(typeof(ReactionContext))]
    public void A_layer_knows_those_below_it_alone(Type inside)
    {
        var layer = Array.IndexOf(Layers, inside.Assembly.GetName().Name);
        Assert.InRange(layer, 0, Layers.Length - 2);
        AssertNone(Types.InAssembly(inside.Assembly).ShouldNot().HaveDependencyOnAny(Layers[(layer + 1)..]).GetResult());
    }

    [Fact]
    public void The_domain_references_the_base_class_library_alone() =>
        Assert.All(typeof(Decision).Assembly.GetReferencedAssemblies(), name => Assert.StartsWith("System.", name.Name, StringComparison.Ordinal));

    [Fact]
    public void The_event_store_knows_no_capability() =>
        AssertNone(Types.InAssembly(typeof(IEventStore).Assembly).ShouldNot().HaveDependencyOnAny(
            [.. typeof(Decision).Assembly.GetTypes().Select(type => type.Namespace).OfType<string>().Distinct()
                .Where(name => name.StartsWith(Layers[0] + ".", StringComparison.Ordinal) && !name.StartsWith(Layers[0] + ".Kernel", StringComparison.Ordinal))]).GetResult());

    private static void AssertNone(TestResult result) => Assert.Empty(result.FailingTypeNames ?? []);
}
