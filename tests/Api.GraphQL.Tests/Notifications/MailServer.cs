using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using MimeKit;
using SmtpServer;
using SmtpServer.ComponentModel;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace PartnerGraph.Api.GraphQL.Tests.Notifications;

/// <summary>A mail server on a port of its own: it keeps what it takes, and refuses as a test says.</summary>
public sealed class MailServer : MessageStore, IMailboxFilter, IAsyncDisposable
{
    private CancellationTokenSource? running;
    private Task serving = Task.CompletedTask;

    public int Port { get; } = FreePort();

    public ConcurrentQueue<MimeMessage> Taken { get; } = [];

    /// <summary>The ids of all messages that were offered whole, those that were put off included.</summary>
    public ConcurrentQueue<string> Offered { get; } = [];

    /// <summary>How many messages are put off with 451.</summary>
    public int PutsOff { get; set; }

    public static MailServer Start()
    {
        var server = new MailServer();
        server.Open();
        return server;
    }

    /// <summary>Opens it, also after it was closed.</summary>
    public void Open()
    {
        running = new();
        var services = new ServiceProvider();
        services.Add((IMessageStore)this);
        services.Add((IMailboxFilter)this);
        var options = new SmtpServerOptionsBuilder().ServerName("mail.example").Endpoint(endpoint => endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, Port))).Build();
        serving = new SmtpServer.SmtpServer(options, services).StartAsync(running.Token);
    }

    public override Task<SmtpResponse> SaveAsync(ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
    {
        var message = MimeMessage.Load(new MemoryStream(buffer.ToArray()), cancellationToken);
        Offered.Enqueue(message.MessageId!);
        if (PutsOff > 0)
        {
            PutsOff--;
            return Task.FromResult(new SmtpResponse((SmtpReplyCode)451, "later"));
        }

        Taken.Enqueue(message);
        return Task.FromResult(SmtpResponse.Ok);
    }

    public Task<bool> CanAcceptFromAsync(ISessionContext context, IMailbox from, int size, CancellationToken cancellationToken) => Task.FromResult(true);

    /// <summary>Whoever is called <c>nobody</c> does not exist: 550.</summary>
    public Task<bool> CanDeliverToAsync(ISessionContext context, IMailbox to, IMailbox from, CancellationToken cancellationToken) => Task.FromResult(to.User != "nobody");

    public async ValueTask DisposeAsync()
    {
        if (running is null) return;
        await running.CancelAsync();
        await serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        running.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
