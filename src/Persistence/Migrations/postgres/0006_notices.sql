CREATE TABLE "Notices" (
    "Id" uuid NOT NULL,
    "BranchId" uuid NOT NULL,
    "PersonId" uuid,
    "Role" text,
    "CausedById" uuid,
    "Text" text NOT NULL,
    "Facts" text NOT NULL,
    "IsUrgent" boolean NOT NULL,
    "JourneyId" uuid,
    "TaskId" uuid,
    "OfId" uuid,
    "State" text NOT NULL,
    "MadeAt" timestamp with time zone NOT NULL,
    "RungAt" timestamp with time zone NOT NULL,
    "RisesAt" timestamp with time zone,
    "Rises" integer NOT NULL,
    "ReadAt" timestamp with time zone,
    "ReadById" uuid,
    "ConfirmedAt" timestamp with time zone,
    "CancelledAt" timestamp with time zone,
    "Revision" bigint NOT NULL,
    CONSTRAINT "PK_Notices" PRIMARY KEY ("Id"),
    CONSTRAINT "FK_Notices_Branches_BranchId" FOREIGN KEY ("BranchId") REFERENCES "Branches" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Notices_People_ReadById" FOREIGN KEY ("ReadById") REFERENCES "People" ("Id") ON DELETE RESTRICT
);

CREATE INDEX "IX_Notices_BranchId_MadeAt" ON "Notices" ("BranchId", "MadeAt");

CREATE INDEX "IX_Notices_BranchId_Role" ON "Notices" ("BranchId", "Role") WHERE "State" <> 'Closed';

CREATE INDEX "IX_Notices_JourneyId" ON "Notices" ("JourneyId") WHERE "State" <> 'Closed';

CREATE INDEX "IX_Notices_PersonId" ON "Notices" ("PersonId") WHERE "State" <> 'Closed';

CREATE INDEX "IX_Notices_ReadById" ON "Notices" ("ReadById");

CREATE INDEX "IX_Notices_RisesAt" ON "Notices" ("RisesAt") WHERE "RisesAt" IS NOT NULL;
