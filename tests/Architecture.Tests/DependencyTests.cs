using NetArchTest.Rules;
using PartnerGraph.Domain.Kernel;
using PartnerGraph.EventStore;

namespace PartnerGraph.Architecture.Tests;

public sealed class DependencyTests
{
    [Theory]
    [InlineData("PartnerGraph.EventStore")]
    [InlineData("PartnerGraph.Projections")]
    [InlineData("PartnerGraph.Api")]
    public void The_domain_knows_nobody(string outside) =>
        AssertNone(Types.InAssembly(typeof(Decision).Assembly).ShouldNot().HaveDependencyOnAny(outside).GetResult());

    [Fact]
    public void The_domain_references_the_base_class_library_alone() =>
        Assert.All(typeof(Decision).Assembly.GetReferencedAssemblies(), name => Assert.StartsWith("System.", name.Name, StringComparison.Ordinal));

    [Fact]
    public void The_event_store_knows_neither_projections_nor_the_api() =>
        AssertNone(Types.InAssembly(typeof(IEventStore).Assembly).ShouldNot().HaveDependencyOnAny("PartnerGraph.Projections", "PartnerGraph.Api").GetResult());

    [Fact]
    public void The_projections_do_not_know_the_api() =>
        AssertNone(Types.InAssembly(typeof(Projections.Paging.PageRequest).Assembly).ShouldNot().HaveDependencyOn("PartnerGraph.Api").GetResult());

    private static void AssertNone(TestResult result) => Assert.Empty(result.FailingTypeNames ?? []);
}
