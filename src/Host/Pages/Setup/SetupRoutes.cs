using CaseFlow.Host.Pages.Clients;
using CaseFlow.Host.Security;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.House.Settings;
using CaseFlow.Workflows.House.Setup;
using CaseFlow.Workflows.House.Staffing;
using CaseFlow.Workflows.Shared;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CaseFlow.Host.Pages.Setup;

internal static class SetupRoutes
{
    public static void MapSetupPages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/setup", ShowAsync).Require(HouseRoom.ReadSettings);
        pages.MapGet("/setup/staff", StaffAsync).Require(HouseRoom.ManageStaff);
        pages.MapGet("/setup/staff/new", NewStaffAsync).Require(HouseRoom.ManageStaff);
        pages.MapGet("/setup/staff/{id:guid}", PersonAsync).Require(HouseRoom.ManageStaff);
        pages.MapGet("/setup/branches", BranchesAsync).Require(HouseRoom.ManageBranches);
        pages.MapGet("/setup/settings", SettingsAsync).Require(HouseRoom.ReadSettings);
        pages.MapGet("/setup/settings/{key}", SettingAsync).Require(HouseRoom.ReadSettings);
        pages.MapGet("/setup/history", HistoryAsync).Require(HouseRoom.ReadSetupHistory);
    }

    private static async Task<IResult> ShowAsync(IMediator mediator, Visitor visitor, CancellationToken cancel)
    {
        await visitor.LearnVisitsAsync(mediator, cancel);
        return new RazorComponentResult<SetupPage>(
            new { Steps = visitor.May(HouseRoom.ManageStaff) ? await SetupSteps.ReadAsync(mediator, visitor, cancel) : null }
        );
    }

    private static async Task<IResult> StaffAsync(IMediator mediator, CancellationToken cancel, string? q = null, int page = 1)
    {
        var staff = await NearestPage.OfAsync(page, 50, paging => mediator.Send(new ListStaff.Query(q, Paging: paging), cancel));
        var branches = await mediator.Send(new ListBranches.Query(), cancel);
        return staff.Page<StaffPage, Page<StaffMember>>(found => new
        {
            Q = q,
            Staff = found,
            Branches = branches.Value?.Items ?? [],
        });
    }

    private static async Task<IResult> NewStaffAsync(IMediator mediator, Words words, CancellationToken cancel) =>
        (await mediator.Send(new ListBranches.Query(), cancel)).Page<NewStaffPage, Page<ListBranches.Item>>(branches => new
        {
            Branches = branches.Items,
            Forms = new SetupForms(words),
        });

    private static async Task<IResult> PersonAsync(Guid id, IMediator mediator, Words words, CancellationToken cancel)
    {
        var person = await mediator.Send(new GetStaffMember.Query(new PersonId(id)), cancel);
        var branches = await mediator.Send(new ListBranches.Query(), cancel);
        var changes = await mediator.Send(new ListSetupChanges.Query(SetupSubject.Person, id.ToString("D"), new Paging(1, 50)), cancel);
        return person.Page<StaffMemberPage, StaffMember>(found => new
        {
            Person = found,
            Branches = branches.Value?.Items ?? [],
            Changes = changes.Value?.Items ?? [],
            Forms = new SetupForms(words),
        });
    }

    private static async Task<IResult> BranchesAsync(IMediator mediator, Words words, CancellationToken cancel) =>
        (await mediator.Send(new ListBranches.Query(), cancel)).Page<BranchesPage, Page<ListBranches.Item>>(branches => new
        {
            Branches = branches.Items,
            Forms = new SetupForms(words),
        });

    private static async Task<IResult> SettingsAsync(IMediator mediator, CancellationToken cancel) =>
        (await mediator.Send(new ListSettings.Query(), cancel)).Page<SettingsPage, ListSettings.Response>(found => new { found.Items });

    private static async Task<IResult> SettingAsync(string key, IMediator mediator, CancellationToken cancel)
    {
        var settings = await mediator.Send(new ListSettings.Query(), cancel);
        if (!settings.IsSuccess)
            return PageResults.Refused(settings.Refusal);
        return settings.Value.Items.FirstOrDefault(item => item.Key == key) is { } setting
            ? new RazorComponentResult<SettingPage>(new { Setting = setting })
            : PageResults.Refused(Refusal.NotFound("setting.not-found"));
    }

    private static async Task<IResult> HistoryAsync(IMediator mediator, CancellationToken cancel, string? subject = null, int page = 1)
    {
        var kind = string.IsNullOrWhiteSpace(subject) ? null : subject;
        var changes = await NearestPage.OfAsync(
            page,
            50,
            paging => mediator.Send(new ListSetupChanges.Query(kind, Paging: paging), cancel)
        );
        var verified = await mediator.Send(new VerifySetup.Query(), cancel);
        return changes.Page<SetupHistoryPage, Page<ListSetupChanges.Item>>(found => new
        {
            Subject = kind,
            Changes = found,
            Verified = verified.Value,
        });
    }
}
