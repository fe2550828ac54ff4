namespace PartnerGraph.Processes.Exports.Contents;

/// <summary>What was to be written is not what it should be. The message is told to whoever asked.</summary>
public sealed class ExportContentException(string message) : Exception(message);
