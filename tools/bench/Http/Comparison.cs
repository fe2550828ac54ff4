using System.Text;
using System.Text.Json;

namespace PartnerGraph.Bench.Http;

/// <summary>Whoever answers something else does something else, and is not worth comparing with.</summary>
internal static class Comparison
{
    /// <exception cref="DifferentAnswerException">An answer's data differs from that of the first.</exception>
    public static async Task SameAnswers(IReadOnlyList<Contender> contenders, Work work)
    {
        var variables = work.Variables?.Invoke();
        JsonElement? expected = null;
        foreach (var contender in contenders.Where(contender => contender.Path(work) is not null))
        {
            var answer = await contender.Ask(work, variables);
            HttpLoad.Check(answer);
            var data = JsonSerializer.Deserialize<JsonElement>(answer).GetProperty("data");
            if (expected is { } first && !JsonElement.DeepEquals(first, data)) throw new DifferentAnswerException(Difference(contender, work, first, answer));
            expected ??= data;
        }
    }

    private static string Difference(Contender contender, Work work, JsonElement expected, byte[] answer) => $"""
        {contender.Name} answers "{work.Name}" differently. Expected:
        {expected.GetRawText()}
        Answered:
        {Encoding.UTF8.GetString(answer)}
        """;
}

internal sealed class DifferentAnswerException(string message) : Exception(message);
