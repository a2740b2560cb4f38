CREATE TABLE "Notices" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_Notices" PRIMARY KEY,
    "BranchId" BLOB NOT NULL,
    "PersonId" BLOB NULL,
    "Role" TEXT NULL,
    "CausedById" BLOB NULL,
    "Text" TEXT NOT NULL,
    "Facts" TEXT NOT NULL,
    "IsUrgent" INTEGER NOT NULL,
    "JourneyId" BLOB NULL,
    "TaskId" BLOB NULL,
    "OfId" BLOB NULL,
    "State" TEXT NOT NULL,
    "MadeAt" INTEGER NOT NULL,
    "RungAt" INTEGER NOT NULL,
    "RisesAt" INTEGER NULL,
    "Rises" INTEGER NOT NULL,
    "ReadAt" INTEGER NULL,
    "ReadById" BLOB NULL,
    "ConfirmedAt" INTEGER NULL,
    "CancelledAt" INTEGER NULL,
    "Revision" INTEGER NOT NULL,
    CONSTRAINT "FK_Notices_Branches_BranchId" FOREIGN KEY ("BranchId") REFERENCES "Branches" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Notices_People_ReadById" FOREIGN KEY ("ReadById") REFERENCES "People" ("Id") ON DELETE RESTRICT
);

CREATE INDEX "IX_Notices_BranchId_MadeAt" ON "Notices" ("BranchId", "MadeAt");

CREATE INDEX "IX_Notices_BranchId_Role" ON "Notices" ("BranchId", "Role") WHERE "State" <> 'Closed';

CREATE INDEX "IX_Notices_JourneyId" ON "Notices" ("JourneyId") WHERE "State" <> 'Closed';

CREATE INDEX "IX_Notices_PersonId" ON "Notices" ("PersonId") WHERE "State" <> 'Closed';

CREATE INDEX "IX_Notices_ReadById" ON "Notices" ("ReadById");

CREATE INDEX "IX_Notices_RisesAt" ON "Notices" ("RisesAt") WHERE "RisesAt" IS NOT NULL;
