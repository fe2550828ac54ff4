using System.Text;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Write.EventStore.Tests;

/// <summary>
/// What was stored once must load for ever. One file an event version, written once with PARTNERGRAPH_WRITE_GOLDEN=1 and never
/// changed: a changed event gets a new version and an upcaster.
/// </summary>
public sealed class GoldenEventTests
{
    public static TheoryData<string> StoredNames => new(EventTypeRegistry.Domain.StoredNames.Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(StoredNames))]
    public void An_event_is_written_as_its_golden_file_has_it(string storedName)
    {
        var golden = GoldenFile(storedName);
        var written = Encoding.UTF8.GetString(EventTypeRegistry.Serialize(SampleEvents.Of(TypeOf(storedName))));
        if (!File.Exists(golden) && Environment.GetEnvironmentVariable("PARTNERGRAPH_WRITE_GOLDEN") == "1") File.WriteAllText(golden, written + "\n");
        Assert.True(File.Exists(golden), $"{storedName} has no golden file; write it once with PARTNERGRAPH_WRITE_GOLDEN=1.");
        Assert.Equal(File.ReadAllText(golden).TrimEnd('\n'), written);
    }

    [Fact]
    public void Every_golden_file_loads()
    {
        foreach (var file in Directory.EnumerateFiles(GoldenFolder, "*.json"))
        {
            var loaded = EventTypeRegistry.Domain.Deserialize(Path.GetFileNameWithoutExtension(file), Encoding.UTF8.GetBytes(File.ReadAllText(file)));
            Assert.NotNull(loaded);
        }
    }

    private static string GoldenFolder
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder!.FullName, "PartnerGraph.sln"))) folder = folder.Parent;
            return Path.Combine(folder.FullName, "tests/Write.EventStore.Tests/Golden");
        }
    }

    private static string GoldenFile(string storedName) => Path.Combine(GoldenFolder, storedName + ".json");

    private static Type TypeOf(string storedName) => typeof(IDomainEvent).Assembly.GetTypes()
        .Single(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(IDomainEvent)) && EventTypeRegistry.Domain.NameOf(type) == storedName);
}
