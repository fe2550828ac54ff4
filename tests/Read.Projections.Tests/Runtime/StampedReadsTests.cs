using PartnerGraph.Read.Projections.Runtime.Reading;

namespace PartnerGraph.Read.Projections.Tests.Runtime;

public sealed class StampedReadsTests
{
    private readonly StampedReads<int, string, int> reads = new(capacity: 10);
    private int read;

    [Fact]
    public async Task Who_asks_for_the_same_at_the_same_time_waits_for_one_read()
    {
        var answer = new TaskCompletionSource<int>();
        var asked = Enumerable.Range(0, 10).Select(_ => Of(1, answer.Task)).ToArray();
        answer.SetResult(7);
        Assert.All(await Task.WhenAll(asked), found => Assert.Equal(7, found));
        Assert.Equal(1, read);
    }

    [Fact]
    public async Task Another_stamp_and_another_key_are_read_anew()
    {
        Assert.Equal(1, await Of(1, Task.FromResult(1)));
        Assert.Equal(2, await Of(2, Task.FromResult(2)));
        Assert.Equal(3, await reads.Of(2, "b", _ => Read(Task.FromResult(3)), CancellationToken.None));
        Assert.Equal(3, read);
    }

    [Fact]
    public async Task What_failed_is_read_again()
    {
        await Assert.ThrowsAsync<IOException>(() => Of(1, Task.FromException<int>(new IOException())));
        Assert.Equal(5, await Of(1, Task.FromResult(5)));
    }

    [Fact]
    public async Task Who_leaves_takes_the_read_from_nobody()
    {
        var answer = new TaskCompletionSource<int>();
        using var leaving = new CancellationTokenSource();
        var left = reads.Of(1, "a", _ => Read(answer.Task), leaving.Token).AsTask();
        var stays = Of(1, answer.Task);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        answer.SetResult(4);
        Assert.Equal(4, await stays);
        Assert.Equal(1, read);
    }

    private Task<int> Of(int stamp, Task<int> answer) => reads.Of(stamp, "a", _ => Read(answer), CancellationToken.None).AsTask();

    private Task<int> Read(Task<int> answer)
    {
        read++;
        return answer;
    }
}
