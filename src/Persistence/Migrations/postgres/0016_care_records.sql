CREATE TABLE "CareRecords" (
    "Id" uuid NOT NULL,
    "BranchId" uuid NOT NULL,
    "ClientId" uuid,
    "JourneyId" uuid NOT NULL,
    "Kind" text NOT NULL,
    "ItemId" uuid,
    "Area" text,
    "Texts" text NOT NULL,
    "At" timestamp with time zone NOT NULL,
    "By" text NOT NULL,
    CONSTRAINT "PK_CareRecords" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_CareRecords_Branches_BranchId" FOREIGN KEY ("BranchId") REFERENCES "Branches" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_CareRecords_Clients_ClientId" FOREIGN KEY ("ClientId") REFERENCES "Clients" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_CareRecords_BranchId" ON "CareRecords" ("BranchId");

CREATE INDEX "IX_CareRecords_ClientId" ON "CareRecords" ("ClientId");

CREATE INDEX "IX_CareRecords_JourneyId" ON "CareRecords" ("JourneyId");

-- What was done before this table was: the tasks say it, of all of their journey. By whom stands in the history.
INSERT INTO "CareRecords" ("Id", "BranchId", "ClientId", "JourneyId", "Kind", "Texts", "At", "By")
SELECT gen_random_uuid(), "Tasks"."BranchId", "Journeys"."ClientId", "Tasks"."JourneyId", "Kinds"."column1", '', "Tasks"."ClosedAt", ''
FROM "Tasks"
JOIN "Journeys" ON "Journeys"."Id" = "Tasks"."JourneyId"
JOIN (VALUES ('consent', 'CaseFlow.SignConsent', 'Signed'),
    ('notice', 'CaseFlow.SignConsent', 'Signed'),
    ('review', 'CaseFlow.ExpertReview', 'Approved'),
    ('review', 'CaseFlow.ExpertReview', 'Changed'),
    ('photos-before', 'CaseFlow.TakePhotos', 'Taken')) AS "Kinds"
    ON "Kinds"."column2" = "Tasks"."ActivityType" AND "Kinds"."column3" = "Tasks"."Outcome"
WHERE "Tasks"."ClosedAt" IS NOT NULL
  AND ("Tasks"."ActivityType" <> 'CaseFlow.TakePhotos' OR (
    coalesce("Tasks"."Values"::jsonb ->> 'phase', 'before') = 'before'
    AND coalesce("Tasks"."Values"::jsonb ->> 'front', '')
      || coalesce("Tasks"."Values"::jsonb ->> 'left45', '')
      || coalesce("Tasks"."Values"::jsonb ->> 'left90', '')
      || coalesce("Tasks"."Values"::jsonb ->> 'right45', '')
      || coalesce("Tasks"."Values"::jsonb ->> 'right90', '') <> ''));
