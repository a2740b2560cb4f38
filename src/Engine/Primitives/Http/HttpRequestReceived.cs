using CaseFlow.Engine.Execution;

namespace CaseFlow.Engine.Primitives.Http;

/// <summary>
/// Somebody outside sent a request to an address that an activity offers. Whoever gives it to the engine has left out what is secret in its
/// headers.
/// </summary>
/// <param name="Path">Below the base of all such addresses, decoded.</param>
/// <param name="Query">A text by name; a list where it was given more than once.</param>
/// <param name="Headers">Lists of texts by name.</param>
/// <param name="Content">JSON as a value, a form as an object, anything else as text; null for none.</param>
/// <param name="Length">Bytes of the body.</param>
public sealed record HttpRequestReceived(
    string Method,
    string Path,
    IReadOnlyDictionary<string, object?> Query,
    IReadOnlyDictionary<string, object?> Headers,
    object? Content,
    long Length
) : Stimulus;

/// <summary>
/// Emitted by <see cref="WriteHttpResponse"/>: what the request that set off this step is to be answered, once the step is committed.
/// Without a request nobody hears it.
/// </summary>
public sealed record HttpResponseWritten(int Status, string ContentType, string Body, IReadOnlyDictionary<string, string> Headers);
