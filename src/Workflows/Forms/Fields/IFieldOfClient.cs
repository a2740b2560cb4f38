using System.Text.Json;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Forms.Fields;

/// <summary>A field type that asks about what is known of the journey's client: it starts with that, as it is when the form is shown.</summary>
public interface IFieldOfClient : IFieldType
{
    /// <param name="typed">What a draft holds for it, or what the task brought along; null: nothing.</param>
    Task<JsonElement> StartAsync(ClientId client, JsonElement? typed, CaseFlowDb db, CancellationToken cancel);
}
