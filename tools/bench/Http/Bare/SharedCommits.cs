using System.Threading.Channels;
using PartnerGraph.Bench.Whole;

namespace PartnerGraph.Bench.Http.Bare;

/// <summary>Events of many requests in one commit: whoever comes while a commit is under way is part of the next.</summary>
internal sealed class SharedCommits : IDisposable
{
    private readonly BareSqlite events;
    private readonly Channel<Waiting> waiting = Channel.CreateUnbounded<Waiting>(new() { SingleReader = true });
    private readonly Task writing;

    public SharedCommits(string file)
    {
        File.Delete(file);
        events = new(file, "stream", "version", "event_id", "type", "data", "metadata");
        writing = Task.Run(Write);
    }

    /// <summary>Completes when they are durable.</summary>
    public Task Append(string stream, IReadOnlyList<EventBytes> appended)
    {
        var one = new Waiting(stream, appended, new(TaskCreationOptions.RunContinuationsAsynchronously));
        waiting.Writer.TryWrite(one);
        return one.Durable.Task;
    }

    public void Dispose()
    {
        waiting.Writer.Complete();
        writing.Wait();
        events.Dispose();
    }

    private async Task Write()
    {
        List<Waiting> together = [];
        while (await waiting.Reader.WaitToReadAsync())
        {
            while (waiting.Reader.TryRead(out var one)) together.Add(one);
            events.Commit(together.SelectMany(one => one.Events.Select((e, version) => new object?[]
            {
                one.Stream, (long)version, Guid.CreateVersion7().ToByteArray(), e.Type, e.Data, e.Metadata,
            })));
            foreach (var one in together) one.Durable.SetResult();
            together.Clear();
        }
    }

    private sealed record Waiting(string Stream, IReadOnlyList<EventBytes> Events, TaskCompletionSource Durable);
}
