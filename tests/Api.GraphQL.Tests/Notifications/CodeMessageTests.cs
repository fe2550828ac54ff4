using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Processes.Customers;

namespace PartnerGraph.Api.GraphQL.Tests.Notifications;

/// <summary>Verification codes by the servers that are configured.</summary>
public sealed class CodeMessageTests
{
    [Fact]
    public async Task A_code_goes_by_mail_or_text_message_and_into_no_file_and_no_log()
    {
        await using var mail = MailServer.Start();
        await using var sms = await SmsGateway.Start();
        var server = new MessageServer { Mail = mail, Sms = sms };
        await server.InitializeAsync();
        var delivery = server.Services.GetRequiredService<IVerificationCodeDelivery>();
        await delivery.Deliver(new(VerificationChannel.Email, "anna@customer.example", "493817") { Id = "one" }, CancellationToken.None);
        await delivery.Deliver(new(VerificationChannel.Sms, "+4912345", "720064") { Id = "two" }, CancellationToken.None);
        // Refused for good is not tried again, and told without the address.
        await delivery.Deliver(new(VerificationChannel.Email, "nobody@customer.example", "555111") { Id = "three" }, CancellationToken.None);
        mail.PutsOff = 1;
        await Assert.ThrowsAsync<IOException>(() => delivery.Deliver(new(VerificationChannel.Email, "anna@customer.example", "111222") { Id = "four" }, CancellationToken.None));

        var sent = Assert.Single(mail.Taken);
        Assert.Equal(("anna@customer.example", "one@cloud.example"), (sent.To.ToString(), sent.MessageId));
        Assert.Contains("Your verification code is 493817.", sent.TextBody, StringComparison.Ordinal);
        Assert.Contains("您的验证码是 493817", sent.TextBody, StringComparison.Ordinal);
        Assert.Contains("720064", Assert.Single(sms.Taken).Text, StringComparison.Ordinal);
        Assert.Contains(server.Logged, line => line.Contains("A verification code was refused for good by Email (550)", StringComparison.Ordinal));
        string[] secrets = ["493817", "720064", "555111", "111222", "customer.example", "+4912345"];
        Assert.DoesNotContain(server.Logged, line => secrets.Any(secret => line.Contains(secret, StringComparison.Ordinal)));
        var log = await server.WholeLog();
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, log, StringComparison.Ordinal));
        Assert.False(File.Exists(Path.Combine(server.DataDirectory, "verification-codes.txt")));
        Assert.False(Directory.Exists(Path.Combine(server.DataDirectory, "outbox")));
        await server.DisposeAsync();
    }
}
