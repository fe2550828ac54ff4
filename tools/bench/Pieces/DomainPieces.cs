using BenchmarkDotNet.Attributes;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Bench.Pieces;

/// <summary>What a billing line costs before and after the store: decide, encode, decode, fold.</summary>
[MemoryDiagnoser]
public class DomainPieces
{
    private readonly RecordExpenditure command = new(SampleEvent.Line("1-1-1"), AmountPrecision.WithRemainder);
    private readonly ExpenditureRecorded recorded = SampleEvent.Recorded("1-1-1");
    private readonly byte[] data = SampleEvent.Data;
    private readonly string type = SampleEvent.Type;

    [Benchmark]
    public Decision Decide() => ExpenditureDecider.Decide(command, StoredLine.None);

    [Benchmark]
    public byte[] Encode() => EventTypeRegistry.Serialize(recorded);

    [Benchmark]
    public IDomainEvent Decode() => EventTypeRegistry.Domain.Deserialize(type, data);

    [Benchmark]
    public StoredLine Fold() => StoredLine.Evolve(StoredLine.None, recorded);
}
