using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PartnerGraph.Bench.Http;

/// <summary>A connection that is kept alive, without a client library around it, which would take as much processor time as a server.</summary>
internal sealed class HttpConnection : IDisposable
{
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly MemoryStream body = new();
    private byte[] buffer = new byte[64 * 1024];
    private int begin, end;

    private HttpConnection()
    {
    }

    public static async Task<HttpConnection> Open(Uri server)
    {
        var connection = new HttpConnection();
        try
        {
            await connection.socket.ConnectAsync(IPAddress.Parse(server.Host), server.Port);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <returns>The body of the answer, until the next request.</returns>
    /// <exception cref="HttpRequestException">The answer is no success.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> Send(HttpRequest request)
    {
        (begin, end) = (0, 0);
        body.SetLength(0);
        for (var sent = 0; sent < request.Bytes.Length;) sent += await socket.SendAsync(request.Bytes[sent..]);
        var head = await Until("\r\n\r\n"u8.ToArray());
        var (status, length) = Read(buffer.AsSpan(head));
        if (length is { } known) await Take(known);
        else await TakeChunks();
        var answer = body.GetBuffer().AsMemory(0, (int)body.Length);
        return status == 200 ? answer : throw new HttpRequestException($"{status}: {Encoding.UTF8.GetString(answer.Span)}");
    }

    public void Dispose()
    {
        socket.Dispose();
        body.Dispose();
    }

    // Null when the body comes in chunks.
    private static (int Status, int? Length) Read(ReadOnlySpan<byte> head)
    {
        if (!Utf8Parser.TryParse(head["HTTP/1.1 ".Length..], out int status, out _)) throw new IOException("That is no answer of HTTP/1.1.");
        var lowered = Encoding.ASCII.GetString(head).ToLowerInvariant();
        const string Header = "content-length: ";
        var at = lowered.IndexOf(Header, StringComparison.Ordinal);
        return at >= 0 && Utf8Parser.TryParse(head[(at + Header.Length)..], out int length, out _) ? (status, length) : (status, null);
    }

    private async ValueTask TakeChunks()
    {
        while (true)
        {
            var line = await Until("\r\n"u8.ToArray());
            if (!Utf8Parser.TryParse(buffer.AsSpan(line), out int size, out _, 'x')) throw new IOException("That is no size of a chunk.");
            await Take(size);
            await Until("\r\n"u8.ToArray());
            if (size == 0) return;
        }
    }

    private async ValueTask Take(int count)
    {
        while (count > 0)
        {
            if (begin == end) await Receive();
            var part = Math.Min(count, end - begin);
            body.Write(buffer, begin, part);
            (begin, count) = (begin + part, count - part);
        }
    }

    // What lies before the mark, which is passed.
    private async ValueTask<Range> Until(byte[] mark)
    {
        while (true)
        {
            var at = buffer.AsSpan(begin, end - begin).IndexOf(mark);
            if (at >= 0)
            {
                var found = begin..(begin + at);
                begin += at + mark.Length;
                return found;
            }

            await Receive();
        }
    }

    private async ValueTask Receive()
    {
        if (begin == end) (begin, end) = (0, 0);
        if (end == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
        var received = await socket.ReceiveAsync(buffer.AsMemory(end));
        end += received > 0 ? received : throw new IOException("The server has closed the connection.");
    }
}
