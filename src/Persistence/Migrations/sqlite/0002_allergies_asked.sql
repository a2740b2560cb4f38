-- Whether somebody asked about allergies; whoever filled the CIQ in a journey that is not archived was asked.
ALTER TABLE "Clients" ADD "AllergiesAskedAt" INTEGER NULL;

UPDATE "Clients" SET "AllergiesAskedAt" = (
    SELECT MAX("Tasks"."ClosedAt") FROM "Tasks" JOIN "Journeys" ON "Journeys"."Id" = "Tasks"."JourneyId"
    WHERE "Journeys"."ClientId" = "Clients"."Id" AND "Tasks"."FormId" = 'ciq' AND "Tasks"."Outcome" = 'Filled');
