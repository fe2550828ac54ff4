using System.Security.Cryptography;

namespace PartnerGraph.Write.EventStore;

/// <summary>Keys that are made at their first use, lie beside the data and never leave the machine.</summary>
public static class PrivateKeyFile
{
    private const int Bytes = 32;

    /// <exception cref="InvalidOperationException">The file is shorter than a key: what is made with it could be guessed.</exception>
    public static byte[] ReadOrCreate(string dataDirectory, string name)
    {
        PrivateFiles.CreateDirectory(dataDirectory);
        var path = Path.Combine(dataDirectory, name);
        if (!File.Exists(path)) Create(path);
        return File.ReadAllBytes(path) is { Length: >= Bytes } key
            ? key
            : throw new InvalidOperationException($"{path} is shorter than the {Bytes} bytes of a key. Delete it and restart; a new one is made.");
    }

    // Written whole under another name first: a process that starts at the same time never reads half a key.
    private static void Create(string path)
    {
        var draft = $"{path}.{Environment.ProcessId}";
        using (var file = PrivateFiles.Open(draft)) file.Write(RandomNumberGenerator.GetBytes(Bytes));
        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
    }
}
