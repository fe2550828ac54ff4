using System.Globalization;
using Parquet;
using Parquet.Schema;

namespace PartnerGraph.Import.Parquet;

/// <summary>The values of one column of a row group as the texts that a CSV file would hold.</summary>
internal static class ParquetColumn
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <returns>The text of a row; null where there is no value.</returns>
    public static Task<Func<int, string?>> Read(ParquetRowGroupReader group, DataField field, int rows) => field.ClrType switch
    {
        var type when type == typeof(string) || type == typeof(ReadOnlyMemory<char>) => Texts(group, field, rows),
        // The shortest text that gives the same number back: 0.1, not what binary makes of it.
        var type when type == typeof(double) => Values<double>(group, field, rows, value => value.ToString("R", Invariant)),
        var type when type == typeof(float) => Values<float>(group, field, rows, value => value.ToString("R", Invariant)),
        var type when type == typeof(decimal) => Values<decimal>(group, field, rows, value => value.ToString(Invariant)),
        var type when type == typeof(DateTime) => Values<DateTime>(group, field, rows, value => value.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", Invariant)),
        var type when type == typeof(DateOnly) => Values<DateOnly>(group, field, rows, value => value.ToString("yyyy-MM-dd", Invariant)),
        var type when type == typeof(bool) => Values<bool>(group, field, rows, value => value ? "true" : "false"),
        var type when type == typeof(int) => Values<int>(group, field, rows, value => value.ToString(Invariant)),
        var type when type == typeof(uint) => Values<uint>(group, field, rows, value => value.ToString(Invariant)),
        var type when type == typeof(long) => Values<long>(group, field, rows, value => value.ToString(Invariant)),
        var type when type == typeof(ulong) => Values<ulong>(group, field, rows, value => value.ToString(Invariant)),
        var type when type == typeof(short) => Values<short>(group, field, rows, value => value.ToString(Invariant)),
        var type when type == typeof(byte) => Values<byte>(group, field, rows, value => value.ToString(Invariant)),
        // Of no column of a known layout.
        _ => Task.FromResult<Func<int, string?>>(_ => null),
    };

    private static async Task<Func<int, string?>> Texts(ParquetRowGroupReader group, DataField field, int rows)
    {
        var values = new string?[rows];
        await group.ReadAsync(field, values.AsMemory());
        return row => values[row];
    }

    private static async Task<Func<int, string?>> Values<T>(ParquetRowGroupReader group, DataField field, int rows, Func<T, string> text)
        where T : struct
    {
        if (!field.IsNullable)
        {
            var given = new T[rows];
            await group.ReadAsync<T>(field, given.AsMemory());
            return row => text(given[row]);
        }

        var values = new T?[rows];
        await group.ReadAsync<T>(field, values.AsMemory());
        return row => values[row] is { } value ? text(value) : null;
    }
}
