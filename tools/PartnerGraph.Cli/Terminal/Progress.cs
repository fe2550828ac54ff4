using System.Diagnostics;
using Spectre.Console;

namespace PartnerGraph.Cli.Terminal;

internal enum ProgressStyle
{
    /// <summary>A bar on a terminal, otherwise a line now and then.</summary>
    Auto,

    Bar,

    /// <summary>A line for each step.</summary>
    Lines,

    None,
}

/// <summary>Told while something long goes on.</summary>
/// <param name="Done">Of <paramref name="Whole"/>; bytes, events or lines.</param>
/// <param name="Text">What has been reached, in words.</param>
internal readonly record struct Step(long Done, long Whole, string Text);

/// <summary>Shows how far something has come, as the terminal allows.</summary>
internal static class Progress
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    public static Task<T> Show<T>(ProgressStyle style, string title, Func<Action<Step>, Task<T>> work) => style switch
    {
        ProgressStyle.None => work(_ => { }),
        ProgressStyle.Bar => Bar(title, work),
        ProgressStyle.Lines => work(Line(title)),
        _ => Console.IsOutputRedirected ? work(LineNowAndThen(title)) : Bar(title, work),
    };

    private static Action<Step> Line(string title) => step => Console.WriteLine($"{title}: {step.Text}");

    private static Action<Step> LineNowAndThen(string title)
    {
        var (line, last) = (Line(title), Stopwatch.GetTimestamp());
        return step =>
        {
            if (Stopwatch.GetElapsedTime(last) < Pause) return;
            last = Stopwatch.GetTimestamp();
            line(step);
        };
    }

    private static Task<T> Bar<T>(string title, Func<Action<Step>, Task<T>> work) => AnsiConsole
        .Progress()
        .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
        .StartAsync(context =>
        {
            var task = context.AddTask(Markup.Escape(title));
            return work(step =>
            {
                (task.MaxValue, task.Value) = (Math.Max(1, step.Whole), step.Done);
                task.Description = Markup.Escape($"{title}: {step.Text}");
            });
        });
}
