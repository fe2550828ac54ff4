using System.Reflection;
using PartnerGraph.Api.GraphQL.Platform.Reads;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Api.GraphQL.Tests.Kept;

public sealed class AnswerSourcesTests
{
    private readonly Said log = (Said)(object)DispatchProxy.Create<IEventStore, Said>();
    private readonly Said model = (Said)(object)DispatchProxy.Create<IReadModelStore, Said>();

    public AnswerSourcesTests()
    {
        log.Answers["Head"] = () => Task.FromResult(7L);
        model.Answers["get_Name"] = () => "model";
        model.Answers["Stamp"] = () => 1;
    }

    [Fact]
    public async Task Whatever_is_written_to_one_of_them_or_to_the_log_is_told()
    {
        var before = await Now("model");
        Assert.Equal(before, await Now("model"));
        model.Answers["Stamp"] = () => 2;
        Assert.NotEqual(before, await Now("model"));
        model.Answers["Stamp"] = () => 1;
        Assert.Equal(before, await Now("model"));
        log.Answers["Head"] = () => Task.FromResult(8L);
        Assert.NotEqual(before, await Now("model"));
        Assert.NotEqual(await Now(), await Now("model"));
    }

    [Fact]
    public async Task What_cannot_tell_is_not_known()
    {
        Assert.Null(await Now("model", "another"));
        model.Answers["Stamp"] = () => null;
        Assert.Null(await Now("model"));
        model.Answers["Stamp"] = () => throw new ReadModelUnavailableException("model");
        Assert.Null(await Now("model"));
    }

    [Fact]
    public async Task A_log_that_cannot_be_asked_stops_no_question()
    {
        log.Answers["Head"] = () => throw new IOException("The disk is away.");
        Assert.Null(await Now());
    }

    private async Task<object?> Now(params string[] names) =>
        await new AnswerSources([(IReadModelStore)(object)model], (IEventStore)(object)log).Now(names, CancellationToken.None);

    public class Said : DispatchProxy
    {
        public Dictionary<string, Func<object?>> Answers { get; } = [];

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => Answers[targetMethod!.Name]();
    }
}
