using System.Text;
using PartnerGraph.Cli;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.EndToEnd.Tests;

/// <summary>What a command that runs in this process says. Several run at once, so that the console hands each what its own tasks write.</summary>
internal sealed class Heard : IDisposable
{
    private static readonly AsyncLocal<Heard?> Current = new();

    private readonly StringWriter output = new();

    private readonly StringWriter error = new();

    static Heard()
    {
        PrivateFiles.MakeNewOnesPrivate();
        var (otherwise, otherwiseWrong) = (Console.Out, Console.Error);
        Console.SetOut(new Handed(() => Current.Value?.output ?? otherwise));
        Console.SetError(new Handed(() => Current.Value?.error ?? otherwiseWrong));
    }

    public static async Task<Ended> Run(string[] arguments)
    {
        using var heard = new Heard();
        Current.Value = heard;
        var code = await Task.Run(() => CommandLine.Run(arguments));
        var said = heard.output.ToString();
        return new(code, said.EndsWith('\n') ? said[..^1] : said, heard.error.ToString());
    }

    public void Dispose()
    {
        output.Dispose();
        error.Dispose();
    }

    private sealed class Handed(Func<TextWriter> to) : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => to().Write(value);

        public override void Write(string? value) => to().Write(value);

        public override void Write(char[] buffer, int index, int count) => to().Write(buffer, index, count);

        public override void WriteLine(string? value) => to().WriteLine(value);
    }
}
