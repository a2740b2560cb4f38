using CaseFlow.Host.Http;
using CaseFlow.Host.Security;
using CaseFlow.Workflows.Files;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Shared.Pipeline;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace CaseFlow.Host.Api.Files;

public static class FileEndpoints
{
    /// <summary>Above what is taken, so that who sends a little too much is read to the end and gets an answer.</summary>
    private const long TransportLimit = 2 * StoreFile.MaxBytes;

    public static void MapFiles(this IEndpointRouteBuilder api)
    {
        var files = api.MapGroup("/files").WithTags("Files");
        files
            .MapPost("", Store)
            .Require(FilesRoom.Write)
            .DisableAntiforgery() // SameOrigin sees to it for the whole API
            .WithMetadata(
                new RequestSizeLimitAttribute(TransportLimit),
                new RequestFormLimitsAttribute { MultipartBodyLengthLimit = TransportLimit }
            );
        files.MapGet("/{id}", Get).Require(FilesRoom.Read).Produces(StatusCodes.Status200OK, contentType: "application/octet-stream");
    }

    /// <summary>Keeps a picture or PDF, up to 20 MiB; JPEG, PNG, WebP, HEIC or PDF by its content, not by its name.</summary>
    internal static async Task<CreatedAnswer<StoreFile.Response>> Store(
        IFormFile file,
        HttpRequest request,
        IdempotencyKey idempotency,
        IMediator mediator,
        CancellationToken cancel
    )
    {
        static string Location(StoreFile.Response stored) => $"/api/files/{stored.Id}";
        if (file.Length > StoreFile.MaxBytes)
            return new(new Refusal(RefusalKind.TooLarge, "file.too-large", 20), Location);

        var content = new byte[file.Length];
        await using (var stream = file.OpenReadStream())
            await stream.ReadExactlyAsync(content, cancel);
        if (idempotency.Value is not null)
            idempotency.RequestHash = RequestBodies.Hash(request, content); // a repeated upload has another boundary
        return new(await mediator.Send(new StoreFile.Command(content), cancel), Location);
    }

    /// <summary>A file's content, under the rules of the journey that holds it.</summary>
    internal static async Task<IResult> Get(Guid id, HttpResponse response, IMediator mediator, CancellationToken cancel)
    {
        var answer = await mediator.Send(new GetFile.Query(new(id)), cancel);
        if (!answer.IsSuccess)
            return new Answer<GetFile.Response>(answer);

        // Uploaded by somebody: it must never run as a page of ours. It never changes either, so the browser may keep it.
        response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
        response.Headers.CacheControl = "private, max-age=3600";
        return TypedResults.Stream(
            answer.Value.Content,
            answer.Value.ContentType,
            entityTag: new EntityTagHeaderValue($"\"{answer.Value.Sha256}\"")
        );
    }
}
