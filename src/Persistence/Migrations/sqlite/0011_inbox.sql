CREATE TABLE "TaskFilters" (
    "Id" BLOB NOT NULL CONSTRAINT "PK_TaskFilters" PRIMARY KEY,
    "OwnerId" BLOB NOT NULL,
    "SharedRole" TEXT NULL,
    "SharedBranchId" BLOB NULL,
    "Name" TEXT NOT NULL,
    "Criteria" TEXT NOT NULL,
    "MadeAt" INTEGER NOT NULL,
    "Revision" INTEGER NOT NULL,
    CONSTRAINT "FK_TaskFilters_Branches_SharedBranchId" FOREIGN KEY ("SharedBranchId") REFERENCES "Branches" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_TaskFilters_People_OwnerId" FOREIGN KEY ("OwnerId") REFERENCES "People" ("Id") ON DELETE RESTRICT
);

CREATE INDEX "IX_TaskFilters_OwnerId" ON "TaskFilters" ("OwnerId");

CREATE INDEX "IX_TaskFilters_SharedBranchId_SharedRole" ON "TaskFilters" ("SharedBranchId", "SharedRole") WHERE "SharedRole" IS NOT NULL;
