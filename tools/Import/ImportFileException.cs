namespace PartnerGraph.Import;

/// <summary>A file that cannot be imported at all; nothing of it was handed on.</summary>
public sealed class ImportFileException(string message) : Exception(message);
