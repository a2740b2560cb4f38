using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.House.Settings;
using CaseFlow.Workflows.Shared;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Messages.Push;

/// <summary>
/// The caller wants to be told in this browser though no page is open. Whoever signs in to it later and wants the same has it from then on:
/// it tells one person at a time.
/// </summary>
public static class AddPushDevice
{
    /// <summary>Somebody who adds more has forgotten the oldest.</summary>
    private const int Most = 10;

    /// <param name="Endpoint">Where the browser's push service takes what is for it.</param>
    /// <param name="PublicKey">p256dh, base64url.</param>
    /// <param name="Secret">auth, base64url.</param>
    public sealed record Command(string Endpoint, string PublicKey, string Secret, string? Name = null) : ICommand<Response>;

    public sealed record Response(PushDeviceId Id);

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Endpoint).NotEmpty().WithErrorCode("field.required");
            RuleFor(command => command.Endpoint).MaximumLength(1000).WithErrorCode("field.too-long");
            RuleFor(command => command.Name).MaximumLength(100).WithErrorCode("field.too-long");
            RuleFor(command => command.PublicKey)
                .Must((command, key) => PushCipher.AreKeys(key, command.Secret))
                .WithErrorCode("field.bad-format");
        }
    }

    public sealed class Handler(CaseFlowDb db, PushSwitch push, CurrentPerson person, TimeProvider clock)
        : ICommandHandler<Command, Response>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancel)
        {
            if (!PushSettings.Allows(await ClinicSettings.ReadAsync(db, PushSettings.Services, cancel), command.Endpoint))
                return Refusal.Invalid("endpoint", "push.not-allowed");
            var device = await db.PushDevices().SingleOrDefaultAsync(row => row.Endpoint == command.Endpoint, cancel);
            if (device is null)
                db.PushDevices().Add(device = await NewAsync(command, cancel));
            (device.PersonId, device.PublicKey, device.Secret) = (person.Id, command.PublicKey, command.Secret);
            device.Name = command.Name?.Trim() ?? "";
            push.IsOn = true;
            return new Response(device.Id);
        }

        private async Task<PushDevice> NewAsync(Command command, CancellationToken cancel)
        {
            var mine = await db.PushDevices().Where(row => row.PersonId == person.Id).OrderBy(row => row.AddedAt).ToListAsync(cancel);
            db.PushDevices().RemoveRange(mine.Take(mine.Count - Most + 1));
            var now = clock.GetUtcNow();
            return new PushDevice
            {
                Id = new PushDeviceId(Guid.CreateVersion7(now)),
                Endpoint = command.Endpoint,
                PublicKey = command.PublicKey,
                Secret = command.Secret,
                AddedAt = now,
            };
        }
    }
}
