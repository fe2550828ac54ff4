using PartnerGraph.Write.Domain.Exports;

namespace PartnerGraph.Processes.Exports.Contents;

/// <summary>What one kind of export is made of. A new kind is one more of these.</summary>
public interface IExportContent
{
    ExportKind Kind { get; }

    /// <summary>The table that was ordered, as it is once the read models have reached a position; open until the task that <paramref name="use"/> returns ends.</summary>
    Task<T> Use<T>(ExportOrder order, long position, Func<ExportTable, Task<T>> use, CancellationToken cancellation);
}
