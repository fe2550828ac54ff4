using System.Collections.Concurrent;
using Fluid;
using PartnerGraph.Write.Domain.Notifications;

namespace PartnerGraph.Processes.Notifications.Deliveries;

/// <summary>The texts of messages, as Liquid templates within the assembly: of an email the first line is its subject.</summary>
public sealed class MessageTemplates
{
    private static readonly FluidParser Parser = new();

    private readonly ConcurrentDictionary<string, IFluidTemplate> parsed = [];

    /// <param name="name">Of the template; a text message that has none of its own is the subject of the email.</param>
    /// <param name="values">What the template may name, as texts.</param>
    public (string Subject, string Text) Write(string name, MessageChannel channel, MessageLanguage language, IReadOnlyDictionary<string, string> values)
    {
        var folder = language == MessageLanguage.Chinese ? "zh" : "en";
        if (channel == MessageChannel.Sms && Exists($"{folder}/sms/{name}")) return ("", Render($"{folder}/sms/{name}", values).Trim());
        var lines = Render($"{folder}/{name}", values).Split('\n', 2);
        // Values are names that people chose: a subject is one line, whatever they hold.
        var subject = string.Join(' ', lines[0].Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries)).Trim();
        return channel == MessageChannel.Sms ? ("", subject) : (subject, lines[1].Trim() + "\n");
    }

    private static bool Exists(string path) => typeof(MessageTemplates).Assembly.GetManifestResourceInfo(path) is not null;

    private string Render(string path, IReadOnlyDictionary<string, string> values)
    {
        var context = new TemplateContext();
        foreach (var (name, value) in values) context.SetValue(name, value);
        return parsed.GetOrAdd(path, static path => Parser.Parse(Read(path))).Render(context);
    }

    private static string Read(string path)
    {
        using var stream = typeof(MessageTemplates).Assembly.GetManifestResourceStream(path) ?? throw new InvalidOperationException($"There is no template {path}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
