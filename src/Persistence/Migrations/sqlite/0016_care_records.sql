CREATE TABLE "CareRecords" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_CareRecords" PRIMARY KEY,
    "BranchId" BLOB NOT NULL,
    "ClientId" BLOB NULL,
    "JourneyId" BLOB NOT NULL,
    "Kind" TEXT NOT NULL,
    "ItemId" BLOB NULL,
    "Area" TEXT NULL,
    "Texts" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "By" TEXT NOT NULL,
    CONSTRAINT "FK_CareRecords_Branches_BranchId" FOREIGN KEY ("BranchId") REFERENCES "Branches" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_CareRecords_Clients_ClientId" FOREIGN KEY ("ClientId") REFERENCES "Clients" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_CareRecords_BranchId" ON "CareRecords" ("BranchId");

CREATE INDEX "IX_CareRecords_ClientId" ON "CareRecords" ("ClientId");

CREATE INDEX "IX_CareRecords_JourneyId" ON "CareRecords" ("JourneyId");

-- What was done before this table was: the tasks say it, of all of their journey. By whom stands in the history.
INSERT INTO "CareRecords" ("Id", "BranchId", "ClientId", "JourneyId", "Kind", "Texts", "At", "By")
SELECT randomblob(16), "Tasks"."BranchId", "Journeys"."ClientId", "Tasks"."JourneyId", "Kinds"."column1", '', "Tasks"."ClosedAt", ''
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
    coalesce(json_extract("Tasks"."Values", '$.phase'), 'before') = 'before'
    AND coalesce(json_extract("Tasks"."Values", '$.front'), '')
      || coalesce(json_extract("Tasks"."Values", '$.left45'), '')
      || coalesce(json_extract("Tasks"."Values", '$.left90'), '')
      || coalesce(json_extract("Tasks"."Values", '$.right45'), '')
      || coalesce(json_extract("Tasks"."Values", '$.right90'), '') <> ''));
