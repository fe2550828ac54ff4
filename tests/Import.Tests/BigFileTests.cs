using System.Text;
using PartnerGraph.Import.Focus;

namespace PartnerGraph.Import.Tests;

/// <summary>Measures the memory of the process, hence alone.</summary>
[CollectionDefinition(nameof(BigFileTests), DisableParallelization = true), Collection(nameof(BigFileTests))]
public sealed class BigFileTests
{
    [Fact]
    public void Memory_does_not_grow_with_the_file()
    {
        using var file = new ExpenditureFile("big.csv", new Endless(200_000), new FocusFormat(new NewCustomers(), currency: "USD"));
        var batch = new ImportBatch();
        var lines = 0;
        long after = 0;
        while (file.Read(batch, 1_000))
        {
            lines += batch.Lines.Count;
            Assert.Empty(batch.Unread);
            if (lines == 20_000) after = GC.GetTotalMemory(forceFullCollection: true);
        }

        Assert.Equal(200_000, lines);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - after, long.MinValue, 2_000_000);
    }

    /// <summary>A file that is made while it is read.</summary>
    private sealed class Endless(int lines) : Stream
    {
        private readonly byte[] header = "Id,SubAccountId,ServiceName,ChargePeriodStart,ChargePeriodEnd,BilledCost,Tags\n"u8.ToArray();
        private byte[] current = [];
        private int at;
        private int made = -1;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (at == current.Length)
            {
                if (made == lines) return 0;
                current = made++ < 0 ? header : Encoding.ASCII.GetBytes($"{made},a{made % 50},ECS,2024-09-18 22:00:00,2024-09-18 23:00:00,0.00000080000,\"{{\"\"n\"\": \"\"{made}\n\"\"}}\"\n");
                at = 0;
            }

            var length = Math.Min(count, current.Length - at);
            current.AsSpan(at, length).CopyTo(buffer.AsSpan(offset));
            at += length;
            return length;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
